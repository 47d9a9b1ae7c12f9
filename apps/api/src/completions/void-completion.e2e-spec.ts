import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { systemClock } from '#platform/clock';

import { pastTriggers } from '../../../../test/builders/past-triggers.js';
import { aProgramme } from '../../../../test/builders/programme.builder.js';
import { aSigningKey } from '../../../../test/builders/signing-key.builder.js';
import { turnedAway } from '../../../../test/harness/answers.js';
import { openTestApi, type TestApi } from '../../../../test/harness/running-api.js';
import { act, aLearner, aTeam, qualifies, type Team, UNKNOWN } from '../../../../test/harness/team.js';

const REASON = 'The logbook was another learner’s.';
const VOID = `mutation ($input: VoidCompletionInput!) { voidCompletion(input: $input) { __typename } }`;

let api: TestApi;
let north: Team;
let south: Team;

beforeAll(async () => {
  api = await openTestApi();
  await aProgramme().in(api.db);
  [north, south] = [await aTeam(api, 'north'), await aTeam(api, 'south')];
  await aSigningKey().in(api.db, { id: north.agencyId as never });
});
afterAll(() => api.close());

async function qualified(team = north): Promise<{ learnerId: string; completionId: string }> {
  const learnerId = await aLearner(team);
  await qualifies(team, learnerId);
  const [row] = await api.db.adminQuery<{ id: string }>(
    'select id from completions where learner_id = $1 and assignment = 2',
    [learnerId],
  );
  return { learnerId, completionId: row!.id };
}

async function prepared(learnerId: string): Promise<string> {
  const { badge } = await act(north.manager, 'issueBadge', {
    learnerId,
    nameChoice: 'NONE',
    consent: false,
  });
  return (badge as { id: string }).id;
}

const voids = (completionId: string, reason = REASON) =>
  act(north.manager, 'voidCompletion', { completionId, reason });

test('a manager voids an acceptance: the learner is no longer qualified and may submit anew', async () => {
  const { learnerId, completionId } = await qualified();
  expect(await voids(completionId)).toMatchObject({
    __typename: 'CompletionVoided',
    completion: { state: 'VOIDED', voidReason: REASON, voidedBy: 'Manager', decidedBy: 'Assessor' },
    learner: { qualification: { qualified: false, missing: [2] } },
    badge: null,
  });
  const again = { learnerId, assignment: 2, completedOn: systemClock.today() };
  expect(await act(north.registrar, 'submitCompletion', again)).toMatchObject({
    completion: { id: completionId, state: 'SUBMITTED', attempt: 2 },
  });
});

test('a badge that waits is withdrawn with it; one that is signed stands, and the answer says so (T14)', async () => {
  const waiting = await qualified();
  const waitingBadge = await prepared(waiting.learnerId);
  expect(await voids(waiting.completionId)).toMatchObject({
    badge: { id: waitingBadge, state: 'WITHDRAWN' },
  });

  const signed = await qualified();
  const signedBadge = await prepared(signed.learnerId);
  await pastTriggers(
    api.db,
    `update badges set state = 'ISSUED', jwt = 'x', proof = 'x', issued_at = now() where id = '${signedBadge}'`,
  );
  expect(await voids(signed.completionId)).toMatchObject({ badge: { id: signedBadge, state: 'ISSUED' } });
});

test('is refused without a reason, of what is not accepted, and of what is another agency’s', async () => {
  const { completionId } = await qualified();
  expect(await voids(completionId, ' ')).toMatchObject({
    fields: [{ field: 'reason', because: 'empty' }],
  });
  await voids(completionId);
  expect(await voids(completionId)).toMatchObject({
    __typename: 'CompletionNotAccepted',
    state: 'VOIDED',
    message: expect.stringContaining('voided already'),
  });
  for (const id of [UNKNOWN, 'x', (await qualified(south)).completionId])
    expect(await voids(id)).toMatchObject({ __typename: 'CompletionUnknown' });
});

test('is for managers alone, of an agency that may act', async () => {
  const { completionId } = await qualified();
  for (const person of [north.registrar, north.assessor])
    expect(turnedAway(await person.does(VOID, { completionId, reason: REASON }))).toBe('FORBIDDEN');
  await api.db.adminQuery(`update agencies set standing = 'SUSPENDED' where agency_id = $1`, [
    north.agencyId,
  ]);
  expect(await voids(completionId)).toMatchObject({ __typename: 'AgencyNotAuthorised' });
});
