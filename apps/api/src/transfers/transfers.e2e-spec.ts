import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { systemClock } from '#platform/clock';

import { aProgramme } from '../../../../test/builders/programme.builder.js';
import { turnedAway } from '../../../../test/harness/answers.js';
import type { Person } from '../../../../test/harness/people.js';
import { openTestApi, type TestApi } from '../../../../test/harness/running-api.js';
import {
  aCommunity,
  act,
  aLearner,
  aTeam,
  qualifies,
  type Team,
  UNKNOWN,
} from '../../../../test/harness/team.js';

const OUTGOING = `{ outgoingTransfers(first: 10) { totalCount edges { node { id learnerId displayName toName state note } } } }`;
const INCOMING = `{ incomingTransfers(first: 10) { totalCount edges { node { id fromName displayName portableId track standing accepted state note learnerId } } } }`;
const AGREED = `{ agreedTransfers(first: 10) { totalCount edges { node { id fromName toName displayName } } } }`;

let api: TestApi;
let north: Team;
let south: Team;
let lphq: Person;

beforeAll(async () => {
  api = await openTestApi();
  await aProgramme().in(api.db);
  [north, south] = [await aTeam(api, 'north'), await aTeam(api, 'south')];
  lphq = await api.person('Administrator', null);
});
afterAll(() => api.close());

async function listed(person: Person, query: string): Promise<Record<string, unknown>[]> {
  const { body } = await person.asks(query);
  const [list] = Object.values(body.data ?? {}) as { edges: { node: Record<string, unknown> }[] }[];
  return (list?.edges ?? []).map(({ node }) => node);
}
const offers = (learnerId: string, toSlug = 'south') =>
  act(north.manager, 'offerTransfer', { learnerId, toSlug, consent: true });

test('both agencies and LPHQ, and what each sees', async () => {
  const learnerId = await aLearner(north);
  await qualifies(north, learnerId);
  const { transferId } = await offers(learnerId);
  expect(await listed(south.manager, INCOMING)).toEqual([
    expect.objectContaining({
      id: transferId,
      displayName: 'Zoé Tremblay',
      accepted: [1, 2, 3, 4],
      state: 'OFFERED',
    }),
  ]);
  expect(await listed(lphq, AGREED)).toEqual([]);

  const communityId = await aCommunity(south);
  expect(await act(south.manager, 'acceptTransfer', { transferId, communityId })).toMatchObject({
    state: 'ACCEPTED',
  });
  expect(await listed(lphq, AGREED)).toMatchObject([{ id: transferId, displayName: 'Zoé Tremblay' }]);
  expect(await act(lphq, 'executeTransfer', { transferId })).toMatchObject({ state: 'EXECUTED' });

  const [arrived] = await listed(south.manager, INCOMING);
  const learner = `query ($id: ID!) { learner(id: $id) { portableId enrolment { state } qualification { qualified }
    completions { state } history(first: 20) { edges { node { type } } } } }`;
  const here = await south.manager.asks(learner, { id: arrived?.['learnerId'] });
  expect(here.body.data?.['learner']).toMatchObject({
    portableId: arrived?.['portableId'],
    enrolment: { state: 'CC_MS_AWARDED' },
    qualification: { qualified: true },
  });
  expect(JSON.stringify(here.body)).toContain('learner.transferred-here');
  expect((await north.manager.asks(learner, { id: learnerId })).body.data?.['learner']).toMatchObject({
    portableId: arrived?.['portableId'],
    enrolment: { state: 'TRANSFERRED' },
  });
  const again = { learnerId, assignment: 1, completedOn: systemClock.today() };
  expect(await act(north.registrar, 'submitCompletion', again)).toMatchObject({
    __typename: 'LearnerNotActive',
    enrolmentStanding: 'TRANSFERRED',
  });
  expect(await listed(north.manager, OUTGOING)).toMatchObject([{ state: 'EXECUTED', learnerId }]);
});

const TRANSCRIPT = `query ($id: ID!) { transcript(learnerId: $id) { fromName name portableId edition track enrolledOn qualifiedOn madeAt
  signedAt kid accepted { assignment completedOn decidedOn judgedBy outcomesMet } } }`;

test('a transcript is read and saved by the receiving agency alone, once it is signed', async () => {
  const learnerId = await aLearner(north);
  await qualifies(north, learnerId);
  const { transferId } = await offers(learnerId);
  await act(south.manager, 'acceptTransfer', { transferId, communityId: await aCommunity(south) });
  await act(lphq, 'executeTransfer', { transferId });
  const offer = (await listed(south.manager, INCOMING)).find(({ id }) => id === transferId);
  const here = offer?.['learnerId'] as string;
  const door = (id: string, person: Person) => person.opens(`/learners/${id}/transcript`);

  const { body } = await south.assessor.asks(TRANSCRIPT, { id: here });
  expect(body.data?.['transcript']).toMatchObject({
    ...{ fromName: expect.any(String) as unknown, name: 'Zoé Tremblay', portableId: offer?.['portableId'] },
    ...{ signedAt: null, kid: null },
    accepted: [1, 2, 3, 4].map((assignment) => ({ assignment, judgedBy: expect.any(String) })),
  });
  const waiting = await door(here, south.assessor);
  expect([waiting.status, waiting.body]).toMatchObject([409, { code: 'TRANSCRIPT_NOT_SIGNED' }]);

  await api.db.adminQuery(
    `insert into signed_transcripts (transcript_id, agency_id, kid, jwt, signed_at)
     select id, agency_id, 'abcdefghijklmnop', 'head.body.tail', made_at from transcripts where learner_id = $1`,
    [here],
  );
  const saved = await door(here, south.registrar);
  expect(saved.status).toBe(200);
  expect(saved.headers).toMatchObject({
    'content-type': 'application/jwt',
    'content-length': String('head.body.tail'.length),
    'content-disposition': `attachment; filename="transcript-${String(offer?.['portableId'])}.jwt"`,
    'cache-control': 'private, no-store',
  });
  for (const [id, person, status] of [
    [here, north.manager, 404],
    [learnerId, north.manager, 404],
    [UNKNOWN, south.manager, 404],
    ['no-id', south.manager, 404],
    [here, lphq, 403],
  ] as const)
    expect((await door(id, person)).status).toBe(status);
  expect((await north.manager.asks(TRANSCRIPT, { id: here })).body.data).toEqual({ transcript: null });
});

describe('a transfer is refused', () => {
  test('out of turn, each with where it stands', async () => {
    const learnerId = await aLearner(north);
    const { transferId } = await offers(learnerId);
    expect(await offers(learnerId)).toMatchObject({ __typename: 'TransferAlreadyOffered' });
    expect(await act(lphq, 'executeTransfer', { transferId })).toMatchObject({
      __typename: 'TransferStays',
      state: 'OFFERED',
    });
    expect(await act(south.manager, 'declineTransfer', { transferId, reason: 'No room.' })).toMatchObject({
      state: 'DECLINED',
    });
    expect(await act(north.manager, 'withdrawTransfer', { transferId })).toMatchObject({
      __typename: 'TransferStays',
      state: 'DECLINED',
    });
    const reason = 'Too late.';
    expect(await act(lphq, 'refuseTransfer', { transferId, reason })).toMatchObject({ state: 'DECLINED' });
  });

  test('where nobody is called so, nothing is known, or the password was not given again', async () => {
    const learnerId = await aLearner(north);
    expect(await offers(learnerId, 'nobody')).toMatchObject({
      __typename: 'ReceiverUnknown',
      message: expect.stringContaining('nobody'),
    });
    const communityId = await aCommunity(south);
    expect(await act(south.manager, 'acceptTransfer', { transferId: UNKNOWN, communityId })).toMatchObject({
      __typename: 'TransferUnknown',
    });
    for (const person of [north.registrar, north.assessor])
      expect(turnedAway(await person.asks(OUTGOING))).toBe('FORBIDDEN');
    expect(turnedAway(await lphq.asks(INCOMING))).toBe('FORBIDDEN');
    expect(turnedAway(await north.manager.asks(AGREED))).toBe('FORBIDDEN');
  });
});

describe('a learner’s life', () => {
  test('rests and goes on, and nothing is submitted meanwhile', async () => {
    const learnerId = await aLearner(north);
    const submits = () =>
      act(north.registrar, 'submitCompletion', {
        learnerId,
        assignment: 1,
        completedOn: systemClock.today(),
      });
    expect(await act(north.registrar, 'putLearnerOnHold', { learnerId, reason: 'Away.' })).toMatchObject({
      learner: { enrolment: { standing: 'ON_HOLD', state: 'ON_HOLD', standingReason: 'Away.' } },
    });
    expect(await submits()).toMatchObject({ __typename: 'LearnerNotActive', enrolmentStanding: 'ON_HOLD' });
    expect(await act(north.registrar, 'resumeLearner', { learnerId })).toMatchObject({
      learner: { enrolment: { state: 'ENROLLED' } },
    });
    expect(await submits()).toMatchObject({ __typename: 'CompletionSubmitted' });
    expect(await act(north.manager, 'removeLearner', { learnerId, reason: ' ' })).toMatchObject({
      fields: [{ field: 'reason', because: 'empty' }],
    });
    expect(await act(north.manager, 'removeLearner', { learnerId, reason: 'Asked to.' })).toMatchObject({
      learner: { enrolment: { standing: 'REMOVED' } },
    });
    expect(await act(north.registrar, 'withdrawLearner', { learnerId })).toMatchObject({
      __typename: 'EnrolmentStays',
      enrolmentStanding: 'REMOVED',
    });
  });

  test('changes track and keeps what was reached; guards who turn to MSO are awarded it', async () => {
    const learnerId = await aLearner(north);
    await qualifies(north, learnerId);
    const turnsTo = (track: string) => act(north.registrar, 'changeTrack', { learnerId, track });
    expect(await turnsTo('GUARD')).toMatchObject({
      learner: { enrolment: { track: 'GUARD', state: 'CC_MS_AWARDED' } },
    });
    const guard = await aLearner(north, { track: 'GUARD' });
    await qualifies(north, guard);
    expect(await act(north.registrar, 'changeTrack', { learnerId: guard, track: 'MSO' })).toMatchObject({
      learner: { enrolment: { track: 'MSO', state: 'CC_MS_AWARDED' } },
    });
    const awarded = await api.db.adminQuery<{ type: string }>(
      `select type from journal_entries where subject_id = $1 and type like '%competencies%'`,
      [guard],
    );
    expect(awarded).toHaveLength(1);
  });
});
