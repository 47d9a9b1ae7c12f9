import { describe, expect, test } from '@jest/globals';

import { plusMilliseconds } from '#platform/clock';
import type { AccountId, AgencyRole } from '#platform/tenancy';

import { aCompletion } from '../../../../../test/builders/completion.builder.js';
import type { Completion } from './completion.js';
import { completionUndoUntil, decideUndo, type UndoDecision, type UndoScene } from './decide-undo.js';

const WAITING = aCompletion().build();
const ACCEPTED = aCompletion()
  .accepted()
  .with({ outcomesMet: ['a'], rubricNotes: { a: 'x' } })
  .build();
const RETURNED = aCompletion()
  .returned()
  .with({ rubricNotes: { a: 'x' } })
  .build();
const ASKS_LPHQ = aCompletion().with({ state: 'AWAITING_APPROVAL', backdatedBecause: 'ill' }).build();
const TEN_MINUTES = 600_000;

const sinceOf = ({ submittedAt, decidedAt }: Completion) => decidedAt ?? submittedAt;
const doerOf = ({ submittedBy, decidedBy }: Completion) => decidedBy ?? submittedBy;
const somebody = (accountId: AccountId, role: AgencyRole = 'AGENCY_ASSESSOR') => ({
  accountId,
  roles: [role],
});

function undo(
  completion: Completion,
  different: Partial<UndoScene> = {},
  by = somebody(doerOf(completion)),
): UndoDecision {
  const now = plusMilliseconds(sinceOf(completion), TEN_MINUTES - 1);
  return decideUndo(completion, by, { now, attemptBefore: null, badgePrepared: false, ...different });
}

describe('the last act is undone', () => {
  test.each([
    ['an acceptance', ACCEPTED, 'ACCEPTANCE'],
    ['a return', RETURNED, 'RETURN'],
  ])('%s: the same attempt waits again, with nothing of the decision', (_, completion, act) => {
    expect(undo(completion)).toEqual({ kind: 'undone', act, completion: { ...WAITING, id: completion.id } });
  });

  test.each([WAITING, ASKS_LPHQ])('a first submission: nothing is left of it', (completion) => {
    expect(undo(completion)).toEqual({ kind: 'undone', act: 'SUBMISSION', completion: null });
  });

  test('a further submission: the attempt before it stands again', () => {
    const again = { ...WAITING, attempt: 2 };
    expect(undo(again, { attemptBefore: RETURNED })).toMatchObject({
      act: 'SUBMISSION',
      completion: RETURNED,
    });
  });
});

describe.each([
  ['a submission', WAITING],
  ['an acceptance', ACCEPTED],
  ['a return', RETURNED],
])('undoing %s', (_, completion) => {
  test('is over after ten minutes to the millisecond', () => {
    const until = plusMilliseconds(sinceOf(completion), TEN_MINUTES);
    expect(undo(completion, { now: until })).toMatchObject({ kind: 'undo-too-late', until });
    expect(undo(completion, { now: plusMilliseconds(until, -1) }).kind).toBe('undone');
  });

  test('is for whoever did it, or a manager', () => {
    const other = 'a0000000-0000-4000-8000-0000000000dd' as AccountId;
    expect(undo(completion, {}, somebody(other)).kind).toBe('undo-not-yours');
    expect(undo(completion, {}, somebody(other, 'AGENCY_MANAGER')).kind).toBe('undone');
  });

  test('is offered as long as it is possible, and to whom', () => {
    const { accountId } = somebody(doerOf(completion));
    const until = plusMilliseconds(sinceOf(completion), TEN_MINUTES);
    const offered = (at: number, by = somebody(accountId)) =>
      completionUndoUntil(completion, by, plusMilliseconds(until, at));
    expect(offered(-1)).toEqual(until);
    expect(offered(0)).toBeNull();
    expect(offered(-1, somebody('a0000000-0000-4000-8000-0000000000dd' as AccountId))).toBeNull();
  });
});

test('an acceptance on which a badge was prepared since is not undone', () => {
  expect(undo(ACCEPTED, { badgePrepared: true })).toEqual({ kind: 'badge-prepared-since' });
  expect(undo(RETURNED, { badgePrepared: true }).kind).toBe('undone');
});

test.each([
  ['voided', aCompletion().voided().build()],
  ['carried over', aCompletion().carriedFrom('transfer:T1').build()],
  ['declined by LPHQ', { ...RETURNED, backdatedBecause: 'ill' }],
])('what was %s has no act to undo, not even for a manager', (_, completion) => {
  const manager = somebody(doerOf(completion), 'AGENCY_MANAGER');
  expect(undo(completion, {}, manager)).toEqual({ kind: 'no-act-to-undo', state: completion.state });
});
