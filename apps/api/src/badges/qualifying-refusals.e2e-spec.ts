import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { plusDays, systemClock } from '#platform/clock';

import { pastTriggers } from '../../../../test/builders/past-triggers.js';
import { aProgramme } from '../../../../test/builders/programme.builder.js';
import { aSigningKey } from '../../../../test/builders/signing-key.builder.js';
import { Person } from '../../../../test/harness/people.js';
import { openTestApi, PASSWORD, type TestApi } from '../../../../test/harness/running-api.js';
import {
  act,
  aLearner,
  aSubmission,
  aTeam,
  qualifies,
  type Team,
  UNKNOWN,
} from '../../../../test/harness/team.js';

let api: TestApi;
let north: Team;
let south: Team;
const TODAY = systemClock.today();
const TOMORROW = plusDays(TODAY, 1);

beforeAll(async () => {
  api = await openTestApi();
  await aProgramme().in(api.db);
  north = await aTeam(api, 'north');
  south = await aTeam(api, 'south');
});
afterAll(() => api.close());

describe('completions', () => {
  test('every refusal of a submission', async () => {
    const learnerId = await aLearner(north);
    const submit = (more: Record<string, unknown>) =>
      act(north.registrar, 'submitCompletion', { learnerId, assignment: 1, completedOn: TODAY, ...more });
    expect(await submit({ completedOn: '2020-01-01' })).toMatchObject({
      __typename: 'CompletedBeforeEnrolment',
      enrolledOn: TODAY,
    });
    expect(await submit({ completedOn: TOMORROW })).toMatchObject({
      fields: [{ field: 'completedOn', because: 'in-the-future' }],
    });
    expect(await submit({ completedOn: '2026-02-30', evidenceLink: 'http://x' })).toMatchObject({
      fields: [{ because: 'impossible-day' }, { because: 'not-https' }],
    });
    for (const assignment of [0, -1, 5, 2_147_483_647])
      expect(await submit({ assignment })).toMatchObject({ __typename: 'AssignmentUnknown' });
    expect(await submit({ assignment: 3 })).toMatchObject({
      __typename: 'AssignmentOutOfOrder',
      missing: [1, 2],
      message: expect.stringContaining('1, 2'),
    });
    for (const unknown of [UNKNOWN, 'x', await aLearner(south)])
      expect(await submit({ learnerId: unknown })).toMatchObject({ __typename: 'LearnerUnknown' });

    const submitted = await submit({ note: 'well done' });
    expect(submitted).toMatchObject({
      completion: { state: 'SUBMITTED', attempt: 1 },
      learner: { id: learnerId },
    });
    expect(await submit({})).toMatchObject({ __typename: 'CompletionAlreadySubmitted' });
    await act(north.assessor, 'acceptCompletion', {
      completionId: (submitted['completion'] as { id: string }).id,
    });
    expect(await submit({})).toMatchObject({ __typename: 'CompletionAlreadyAccepted' });
  });

  test('a day too long ago', async () => {
    const learnerId = await aLearner(north);
    await api.db.adminQuery(`update enrolments set enrolled_on = '2020-01-01' where learner_id = $1`, [
      learnerId,
    ]);
    expect(
      await act(north.registrar, 'submitCompletion', { learnerId, assignment: 1, completedOn: '2020-02-01' }),
    ).toMatchObject({
      __typename: 'CompletedTooLongAgo',
      earliest: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
  });

  test('every refusal of a decision', async () => {
    const learnerId = await aLearner(north);
    const completionId = await aSubmission(north, learnerId);
    expect(await act(north.assessor, 'acceptCompletion', { completionId, outcomesMet: [] })).toMatchObject({
      __typename: 'OutcomesMissing',
      missing: expect.arrayContaining([expect.any(String)]),
    });
    expect(await act(north.assessor, 'acceptCompletion', { completionId, outcomesMet: ['X'] })).toMatchObject(
      { fields: [{ field: 'outcomesMet' }] },
    );
    expect(await act(north.assessor, 'returnCompletion', { completionId, reason: '' })).toMatchObject({
      fields: [{ field: 'reason' }],
    });
    for (const unknown of [UNKNOWN, 'x', await aSubmission(south, await aLearner(south))]) {
      expect(await act(north.assessor, 'acceptCompletion', { completionId: unknown })).toMatchObject({
        __typename: 'CompletionUnknown',
      });
      expect(
        await act(north.assessor, 'returnCompletion', { completionId: unknown, reason: 'r' }),
      ).toMatchObject({ __typename: 'CompletionUnknown' });
    }
    expect(await act(north.assessor, 'returnCompletion', { completionId, reason: 'page two' })).toMatchObject(
      { completion: { state: 'RETURNED', returnReason: 'page two' } },
    );
    expect(await act(north.assessor, 'acceptCompletion', { completionId })).toMatchObject({
      __typename: 'CompletionNotWaiting',
      state: 'RETURNED',
    });
  });

  test('a submitter who is an assessor too, and an assessor who is the learner, need a second person (T11)', async () => {
    const both = await api.account('Both', north.agencyId, 'AGENCY_REGISTRAR', 'AGENCY_ASSESSOR');
    const person = await Person.signIn(api.url, both.email, PASSWORD);
    const team = { ...north, registrar: person };
    const own = await aSubmission(team, await aLearner(north));
    expect(await act(person, 'acceptCompletion', { completionId: own })).toMatchObject({
      __typename: 'FourEyesNeeded',
      because: 'submitted-by-you',
      message: expect.stringContaining('second person'),
    });
    const aboutThem = await aSubmission(north, await aLearner(north, { email: both.email }));
    expect(await act(person, 'acceptCompletion', { completionId: aboutThem })).toMatchObject({
      because: 'about-you',
    });
    expect(await act(person, 'returnCompletion', { completionId: aboutThem, reason: 'r' })).toMatchObject({
      because: 'about-you',
    });
  });
});

describe('badges', () => {
  test('every refusal from nothing to revoked', async () => {
    const learnerId = await aLearner(north);
    const issue = (more: Record<string, unknown> = {}) =>
      act(north.manager, 'issueBadge', {
        learnerId,
        nameChoice: 'INITIAL_AND_FAMILY',
        consent: true,
        ...more,
      });
    for (const unknown of [UNKNOWN, 'x', await aLearner(south)])
      expect(await issue({ learnerId: unknown })).toMatchObject({ __typename: 'LearnerUnknown' });
    expect(await issue()).toMatchObject({ __typename: 'NotQualified', missing: [1, 2, 3, 4] });
    await qualifies(north, learnerId);
    expect(await issue({ consent: false })).toMatchObject({ __typename: 'ConsentMissing' });
    expect(await issue()).toMatchObject({ __typename: 'AgencyHasNoKey' });
    await aSigningKey().in(api.db, { id: north.agencyId as never });

    const { badge } = (await issue()) as unknown as { badge: { id: string } };
    expect(badge).toMatchObject({
      state: 'PREPARED',
      code: expect.stringMatching(/^[0-9A-Z]{16}$/),
      shortLink: null,
      fullLink: null,
      qr: null,
      jwt: null,
    });
    expect(await issue()).toMatchObject({ __typename: 'BadgeAlreadyHeld', badge: { id: badge.id } });
    const revoke = (person = north.manager) =>
      act(person, 'revokeBadge', { badgeId: badge.id, reason: 'MISUSE', note: 'n' });
    await pastTriggers(
      api.db,
      `update badges set state = 'ISSUED', jwt = 'a.b.c', proof = 'PROOF', issued_at = now() where id = '${badge.id}'`,
    );
    expect(await revoke(south.manager)).toMatchObject({ __typename: 'BadgeUnknown' });
    expect(
      await act(north.manager, 'revokeBadge', {
        badgeId: badge.id,
        reason: 'OTHER',
        note: 'x'.repeat(1_001),
      }),
    ).toMatchObject({ fields: [{ field: 'note', because: 'too-long' }] });
    expect(await revoke()).toMatchObject({ badge: { state: 'REVOKED' } });
    expect(await revoke()).toMatchObject({
      __typename: 'BadgeAlreadyRevoked',
      badge: { revocationReason: 'MISUSE' },
      message: expect.stringContaining('was revoked on'),
    });
  });

  test('one that is not signed yet is withdrawn, and another can be issued at once', async () => {
    const learnerId = await aLearner(south);
    await qualifies(south, learnerId);
    await aSigningKey().in(api.db, { id: south.agencyId as never });
    const issue = () => act(south.manager, 'issueBadge', { learnerId, nameChoice: 'NONE', consent: false });
    const { badge } = (await issue()) as unknown as { badge: { id: string } };
    const withdraw = () =>
      act(south.manager, 'revokeBadge', { badgeId: badge.id, reason: 'ISSUED_IN_ERROR' });
    expect(await withdraw()).toMatchObject({
      __typename: 'BadgeWithdrawn',
      badge: { state: 'WITHDRAWN', revocationReason: 'ISSUED_IN_ERROR', shortLink: null, jwt: null },
    });
    expect(await withdraw()).toMatchObject({
      __typename: 'BadgeAlreadyRevoked',
      message: expect.stringContaining('was withdrawn on'),
    });
    expect(await issue()).toMatchObject({ __typename: 'BadgePrepared' });
  });
});
