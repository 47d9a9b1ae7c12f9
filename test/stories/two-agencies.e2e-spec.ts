import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { member } from '../harness/answers.js';
import { openProduct, type Product } from '../harness/product.js';
import {
  ACCEPT_COMPLETION,
  BADGE,
  COMMUNITIES,
  ENROL_LEARNER,
  ISSUE_BADGE,
  LEARNER,
  LEARNERS,
  RETURN_COMPLETION,
  REVOKE_BADGE,
  SUBMIT_COMPLETION,
} from './acts.js';
import { type AgencyCast, type IssuedBadge, today } from './cast.js';

/** Stands in the names of everything that belongs to the north, and may be in no byte that the south receives. */
const MARK = 'Borealis';

let product: Product;
let north: AgencyCast;
let south: AgencyCast;
let theirs: { community: string; learner: string; completion: string; badge: IssuedBadge };

beforeAll(async () => {
  product = await openProduct();
  north = await product.agency('north', `${MARK} Agency`);
  south = await product.agency('south', 'South Agency');
  const community = await north.registersCommunity(`${MARK} Hall`);
  const learner = await north.enrols(community, {
    givenName: MARK,
    familyName: `${MARK}-Roy`,
    externalId: 'A-1',
  });
  await north.completes(learner, [1, 2, 3, 4]);
  const badge = await north.issues(learner);
  const half = await north.enrols(community, { singleName: `${MARK}a` });
  const submitted = await north.submits(half, 1);
  const { completion } = member<{ completion: { id: string } }>(
    submitted,
    'submitCompletion',
    'CompletionSubmitted',
  );
  theirs = { community, learner, completion: completion.id, badge };
});
afterAll(() => product.close());

describe('the other agency', () => {
  test('lists nothing of the first, and counts nothing of it', async () => {
    const lists = await Promise.all([
      south.manager.asks(LEARNERS, { first: 100 }),
      south.manager.asks(COMMUNITIES),
    ]);
    expect(lists.map(({ body }) => body.data)).toEqual([
      { learners: { totalCount: 0, edges: [], pageInfo: { hasNextPage: false, endCursor: null } } },
      { communities: { totalCount: 0, edges: [] } },
    ]);
  });

  test('finds nothing under the first one’s ids, exactly as under ids that never existed', async () => {
    const nobody = '00000000-0000-4000-8000-00000000ffff';
    for (const [query, id] of [
      [LEARNER, theirs.learner],
      [BADGE, theirs.badge.id],
    ] as const) {
      const foreign = await south.manager.asks(query, { id });
      expect(foreign.body).toEqual((await south.manager.asks(query, { id: nobody })).body);
      expect(JSON.stringify(foreign.body)).not.toContain(MARK);
    }
  });

  test.each([
    [
      'enrol into the first one’s community',
      'enrolLearner',
      'CommunityUnknown',
      () =>
        south.registrar.does(ENROL_LEARNER, {
          communityId: theirs.community,
          givenName: 'A',
          familyName: 'B',
          track: 'MSO',
          ageAttested: 'ADULT',
        }),
    ],
    [
      'submit for the first one’s learner',
      'submitCompletion',
      'LearnerUnknown',
      () =>
        south.registrar.does(SUBMIT_COMPLETION, {
          learnerId: theirs.learner,
          assignment: 1,
          completedOn: today(),
        }),
    ],
    [
      'accept the first one’s completion',
      'acceptCompletion',
      'CompletionUnknown',
      () => south.assessor.does(ACCEPT_COMPLETION, { completionId: theirs.completion }),
    ],
    [
      'return the first one’s completion',
      'returnCompletion',
      'CompletionUnknown',
      () =>
        south.assessor.does(RETURN_COMPLETION, {
          completionId: theirs.completion,
          reason: 'Not ours to judge.',
        }),
    ],
    [
      'issue to the first one’s learner',
      'issueBadge',
      'LearnerUnknown',
      () => south.manager.does(ISSUE_BADGE, { learnerId: theirs.learner, nameChoice: 'NONE', consent: true }),
    ],
    [
      'revoke the first one’s badge',
      'revokeBadge',
      'BadgeUnknown',
      () => south.manager.does(REVOKE_BADGE, { badgeId: theirs.badge.id, reason: 'OTHER', note: 'x' }),
    ],
  ])('may not %s: it is unknown', async (_, field, typename, act) => {
    const answer = await act();
    member(answer, field, typename);
    expect(JSON.stringify(answer.body)).not.toContain(MARK);
  });

  test('may use the same external id: nothing tells that it exists elsewhere (T06)', async () => {
    const community = await south.registersCommunity('South Hall');
    await south.enrols(community, { givenName: 'Ann', familyName: 'Bee', externalId: 'A-1' });
  });
});

test('what the second tried left no trace with the first', async () => {
  const { body } = await north.manager.asks(LEARNER, { id: theirs.learner });
  expect(body.data?.['learner']).toMatchObject({ badges: [{ id: theirs.badge.id, state: 'ISSUED' }] });
});
