import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { dayOf, lastDayAfterMonths, parseInstant, plusDays, systemClock } from '#platform/clock';
import type { AgencyId } from '#platform/tenancy';

import { aProgramme } from '../../../../test/builders/programme.builder.js';
import { aSigningKey } from '../../../../test/builders/signing-key.builder.js';
import { openTestApi, type TestApi } from '../../../../test/harness/running-api.js';
import { act, aLearner, type Answer, aSubmission, aTeam, type Team } from '../../../../test/harness/team.js';

const CHANGED = {
  ...{ sequentialAssignments: false, backdateLimitDays: 5, badgeValidityMonths: 7 },
  ...{ minimumAge: 21, minorsFrom: null },
};
const WHO = { givenName: 'Zoé', familyName: 'Tremblay' };
const MINOR = 'MINOR_WITH_CONSENT';

let api: TestApi;
let north: Team;
/** Enrolled before LPHQ published the edition with other rules, and after it. */
let before: string;
let since: string;

beforeAll(async () => {
  api = await openTestApi();
  await aProgramme().publishedOn('2026-01-15T15:00:00Z').in(api.db);
  north = await aTeam(api, 'north');
  await aSigningKey().in(api.db, { id: north.agencyId as AgencyId });
  before = await aLearner(north);
  await aProgramme()
    .withPolicies(CHANGED)
    .needingOutcomes(1, 3)
    .publishedOn('2026-02-15T15:00:00Z')
    .in(api.db);
  since = await aLearner(north);
});
afterAll(() => api.close());

const submits = (learnerId: string, assignment: number, daysAgo = 0) =>
  act(north.registrar, 'submitCompletion', {
    ...{ learnerId, assignment, completedOn: plusDays(systemClock.today(), -daysAgo) },
  });

test('assignments go in order, or in any order', async () => {
  expect(await submits(before, 2)).toMatchObject({ __typename: 'AssignmentOutOfOrder', missing: [1] });
  expect(await submits(since, 2)).toMatchObject({ __typename: 'CompletionSubmitted' });
});

test('work is as old as the limit of its edition lets it be', async () => {
  await api.db.adminQuery('update enrolments set enrolled_on = enrolled_on - 20');
  expect(await submits(since, 1, 10)).toMatchObject({
    __typename: 'CompletedTooLongAgo',
    earliest: plusDays(systemClock.today(), -5),
  });
  expect(await submits(before, 1, 10)).toMatchObject({ __typename: 'CompletionSubmitted' });
});

describe('who shows three outcomes of five', () => {
  const shows = async (completionId: string, outcomes: readonly number[]): Promise<Answer> => {
    const outcomesMet = outcomes.map((nr) => `MSQ1.01-O${nr}`);
    return act(north.assessor, 'acceptCompletion', { completionId, outcomesMet });
  };
  const waiting = async (learnerId: string): Promise<string> => {
    const rows = await api.db.adminQuery<{ id: string }>(
      'select id from completions where learner_id = $1 and assignment = 1',
      [learnerId],
    );
    return rows[0]!.id;
  };

  test('is accepted where three are needed, and told what is missing where all are', async () => {
    await submits(since, 1);
    expect(await shows(await waiting(before), [1, 2, 3])).toMatchObject({
      __typename: 'OutcomesMissing',
      missing: ['MSQ1.01-O4', 'MSQ1.01-O5'],
    });
    expect(await shows(await waiting(since), [1, 2])).toMatchObject({ __typename: 'OutcomesMissing' });
    expect(await shows(await waiting(since), [1, 2, 3])).toMatchObject({ __typename: 'CompletionAccepted' });
    expect(await shows(await waiting(before), [1, 2, 3, 4, 5])).toMatchObject({
      __typename: 'CompletionAccepted',
    });
  });
});

test.each([
  ['twenty-four months', 24, () => before],
  ['seven', 7, () => since],
])('a badge is good for %s, and the page that is shown beforehand says so', async (_, months, learner) => {
  const learnerId = learner();
  await qualified(learnerId);
  const { text } = await north.manager.opens(`/learners/${learnerId}/badge-preview?name=NONE&lang=en`, {
    'sec-fetch-dest': 'iframe',
  });
  const { badge } = await act(north.manager, 'issueBadge', {
    ...{ learnerId, nameChoice: 'NONE', consent: true },
  });
  const asked = await north.manager.asks(`query ($id: ID!) { badge(id: $id) { validFrom validUntil } }`, {
    id: (badge as { id: string }).id,
  });
  const { validFrom, validUntil } = asked.body.data?.['badge'] as { validFrom: string; validUntil: string };
  expect(validUntil).toBe(lastDayAfterMonths(dayOf(parseInstant(validFrom)!), months));
  expect(text).toContain(validUntil);
});

test('a minor is enrolled where the edition takes some, and where it takes none is told from which age', async () => {
  const minor = { ...WHO, ageAttested: MINOR };
  expect(await act(north.registrar, 'changeLearner', { learnerId: since, ...minor })).toMatchObject({
    __typename: 'MinorsNotAdmitted',
    minimumAge: 21,
    message: expect.stringContaining('21'),
  });
  expect(await act(north.registrar, 'changeLearner', { learnerId: before, ...minor })).toMatchObject({
    __typename: 'LearnerChanged',
  });
});

/** Whatever is not accepted yet is, with every outcome that its assignment has. */
async function qualified(learnerId: string): Promise<void> {
  const its = await api.db.adminQuery<{ id: string; assignment: number; state: string }>(
    'select id, assignment, state from completions where learner_id = $1',
    [learnerId],
  );
  for (const number of [1, 2, 3, 4]) {
    const held = its.find(({ assignment }) => assignment === number);
    if (held?.state === 'ACCEPTED') continue;
    const completionId = held?.id ?? (await aSubmission(north, learnerId, number));
    const outcomesMet = number === 2 ? [1, 2, 3].map((nr) => `MSQ1.02-O${nr}`) : [];
    await act(north.assessor, 'acceptCompletion', { completionId, outcomesMet });
  }
}
