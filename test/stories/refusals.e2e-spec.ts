import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { systemClock } from '#platform/clock';

import { pastTriggers } from '../builders/past-triggers.js';
import { aProgramme } from '../builders/programme.builder.js';
import { aSigningKey } from '../builders/signing-key.builder.js';
import type { Person } from '../harness/people.js';
import { openTestApi, type TestApi } from '../harness/running-api.js';
import { act, aLearner, aSubmission, aTeam, qualifies, type Team, UNKNOWN } from '../harness/team.js';

const WHY = 'Looked at again.';

let api: TestApi;
let north: Team;
let south: Team;
let staff: Person;

beforeAll(async () => {
  api = await openTestApi();
  await aProgramme().in(api.db);
  [north, south] = [await aTeam(api, 'north'), await aTeam(api, 'south')];
  staff = await api.person('Staff', null);
  for (const { agencyId } of [north, south]) await aSigningKey().in(api.db, { id: agencyId as never });
});
afterAll(() => api.close());

/**
 * Sends an act that is to be refused: answers which refusal it was, having seen that it says something, and that the
 * journals of all agencies are as they were.
 */
async function refused(person: Person, field: string, input: Record<string, unknown>): Promise<string> {
  const before = await journalled();
  const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
  const { body } = await person.does(
    `mutation ($input: ${type}!) { ${field}(input: $input) { __typename ... on Problem { message } } }`,
    input,
  );
  const answer = body.data?.[field] as { __typename: string; message?: string } | undefined;
  expect([body.errors, answer?.message]).toEqual([undefined, expect.stringMatching(/\S{2}/)]);
  expect(await journalled()).toBe(before);
  return answer!.__typename;
}

async function journalled(): Promise<string> {
  const [row] = await api.db.adminQuery<{ count: string }>('select count(*) from journal_entries');
  return row!.count;
}

const completionOf = async (learnerId: string, assignment: number): Promise<string> =>
  (
    await api.db.adminQuery<{ id: string }>(
      'select id from completions where learner_id = $1 and assignment = $2',
      [learnerId, assignment],
    )
  )[0]!.id;

describe('undoing an act on a completion is refused', () => {
  const undo = (person: Person, completionId: string) => refused(person, 'undoCompletion', { completionId });

  test('where there is none, to another agency, and to whoever did not do it', async () => {
    const completionId = await aSubmission(north, await aLearner(north));
    await act(north.assessor, 'returnCompletion', { completionId, reason: WHY });
    expect(await undo(north.manager, UNKNOWN)).toBe('CompletionUnknown');
    expect(await undo(south.manager, completionId)).toBe('CompletionUnknown');
    expect(await undo(north.registrar, completionId)).toBe('UndoNotYours');
  });

  test('after its ten minutes', async () => {
    const completionId = await aSubmission(north, await aLearner(north));
    await pastTriggers(
      api.db,
      `update completions set submitted_at = now() - interval '11 minutes' where id = '${completionId}'`,
    );
    expect(await undo(north.registrar, completionId)).toBe('UndoTooLate');
  });

  test('under a badge, where it is voided, and by an agency that may not act', async () => {
    const learnerId = await aLearner(south);
    await qualifies(south, learnerId);
    const completionId = await completionOf(learnerId, 4);
    await act(south.manager, 'issueBadge', { learnerId, nameChoice: 'NONE', consent: false });
    expect(await undo(south.assessor, completionId)).toBe('BadgePreparedSince');
    await act(south.manager, 'voidCompletion', { completionId, reason: WHY });
    expect(await undo(south.manager, completionId)).toBe('NoActToUndo');
    await act(staff, 'suspendAgency', { agencyId: south.agencyId, reason: WHY });
    expect(await undo(south.manager, completionId)).toBe('AgencyNotAuthorised');
    await act(staff, 'reinstateAgency', { agencyId: south.agencyId, reason: WHY });
  });
});

describe('deciding about a day from long ago is refused', () => {
  test('where there is no such completion, and where nothing is asked', async () => {
    const completionId = await aSubmission(north, await aLearner(north));
    const decline = (id: string, reason = WHY) =>
      refused(staff, 'declineBackdating', { completionId: id, reason });
    for (const id of [UNKNOWN, 'x']) {
      expect(await refused(staff, 'approveBackdating', { completionId: id })).toBe('CompletionUnknown');
      expect(await decline(id)).toBe('CompletionUnknown');
    }
    expect(await refused(staff, 'approveBackdating', { completionId })).toBe('CompletionNotAwaitingApproval');
    expect(await decline(completionId)).toBe('CompletionNotAwaitingApproval');
  });

  test('without a reason, and a second time; a second submission waits for no second answer', async () => {
    const { learnerId, completionId } = await asksAboutItsDay();
    expect(await refused(staff, 'declineBackdating', { completionId, reason: ' ' })).toBe('InvalidInput');
    const again = { learnerId, assignment: 1, completedOn: systemClock.today() };
    expect(await refused(north.registrar, 'submitCompletion', again)).toBe('CompletionAlreadySubmitted');
    const { body } = await staff.does(
      'mutation ($input: ApproveBackdatingInput!) { approveBackdating(input: $input) { __typename } }',
      { completionId },
    );
    expect(body.data).toEqual({ approveBackdating: { __typename: 'BackdatingDecided' } });
    expect(await refused(staff, 'approveBackdating', { completionId })).toBe('CompletionNotAwaitingApproval');
  });
});

async function asksAboutItsDay(): Promise<{ learnerId: string; completionId: string }> {
  const learnerId = await aLearner(north);
  await api.db.adminQuery(`update enrolments set enrolled_on = '2020-01-01' where learner_id = $1`, [
    learnerId,
  ]);
  const submitted = await act(north.registrar, 'submitCompletion', {
    ...{ learnerId, assignment: 1, completedOn: '2020-02-01' },
    backdatedBecause: 'The paper lay in a drawer.',
  });
  return { learnerId, completionId: (submitted['completion'] as { id: string }).id };
}

describe('over a badge', () => {
  const suspend = (badgeId: string, person = north.manager) =>
    refused(person, 'suspendBadge', { badgeId, reason: 'MISUSE_REPORTED' });
  const reinstate = (badgeId: string, person = north.manager) =>
    refused(person, 'reinstateBadge', { badgeId });
  const reissue = (badgeId: string, person = north.manager, more = {}) =>
    refused(person, 'reissueBadge', { badgeId, nameChoice: 'NONE', consent: false, ...more });
  const decide = (badgeId: string, person = north.manager, reason = WHY) =>
    refused(person, 'decideBadgeReview', { badgeId, decision: 'KEEP', reason });
  const done = (field: string, type: string, input: Record<string, unknown>) =>
    north.manager.does(`mutation ($input: ${type}!) { ${field}(input: $input) { __typename } }`, input);

  async function prepared(): Promise<{ learnerId: string; badgeId: string }> {
    const learnerId = await aLearner(north);
    await qualifies(north, learnerId);
    const { badge } = await act(north.manager, 'issueBadge', {
      ...{ learnerId, nameChoice: 'NONE', consent: false },
    });
    return { learnerId, badgeId: (badge as { id: string }).id };
  }

  async function issued(): Promise<{ learnerId: string; badgeId: string }> {
    const one = await prepared();
    await pastTriggers(
      api.db,
      `update badges set state = 'ISSUED', jwt = 'a.b.c', proof = 'PROOF', issued_at = now() where id = '${one.badgeId}'`,
    );
    return one;
  }

  test('nothing is done where there is none, or where it is another agency’s', async () => {
    const { badgeId } = await issued();
    for (const each of [suspend, reinstate, reissue, decide]) {
      expect(await each(UNKNOWN)).toBe('BadgeUnknown');
      expect(await each(badgeId, south.manager)).toBe('BadgeUnknown');
    }
  });

  test('what is not signed is not suspended; what was is not suspended twice, nor re-issued', async () => {
    expect(await suspend((await prepared()).badgeId)).toBe('BadgeNotSigned');
    const { badgeId } = await issued();
    expect(await reinstate(badgeId)).toBe('BadgeNotSuspended');
    await done('suspendBadge', 'SuspendBadgeInput', { badgeId, reason: 'MISUSE_REPORTED' });
    expect(await suspend(badgeId)).toBe('BadgeIsSuspended');
    expect(await reissue(badgeId)).toBe('BadgeNotReissuable');
    await act(north.manager, 'revokeBadge', { badgeId, reason: 'MISUSE' });
    expect(await suspend(badgeId)).toBe('BadgeAlreadyRevoked');
    expect(await reinstate(badgeId)).toBe('BadgeNotSuspended');
  });

  test('nobody is shown by name without consent, and no note is longer than one is', async () => {
    const { badgeId } = await issued();
    const byName = { nameChoice: 'INITIAL_AND_FAMILY' };
    expect(await reissue(badgeId, north.manager, byName)).toBe('ConsentMissing');
    const input = { badgeId, reason: 'OTHER', note: 'x'.repeat(1_001) };
    expect(await refused(north.manager, 'suspendBadge', input)).toBe('InvalidInput');
  });

  test('only an open review is decided, with a reason; and a badge whose ground is gone does not come back', async () => {
    const { learnerId, badgeId } = await issued();
    expect(await decide(badgeId)).toBe('NoReviewOpen');
    const completionId = await completionOf(learnerId, 3);
    await act(north.manager, 'voidCompletion', { completionId, reason: WHY });
    expect(await decide(badgeId, north.manager, ' ')).toBe('InvalidInput');
    expect(await reissue(badgeId)).toBe('NotQualified');
    await done('suspendBadge', 'SuspendBadgeInput', { badgeId, reason: 'MISUSE_REPORTED' });
    expect(await reinstate(badgeId)).toBe('NotQualified');
  });
});
