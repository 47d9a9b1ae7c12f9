import { describe, expect, test } from '@jest/globals';

import { isOver, percentOf, soonUnless, undoOf } from './jobs.js';

describe('a job’s progress', () => {
  test('is whole only when no row is left', () => {
    expect(percentOf({ done: 0, total: 3 })).toBe(0);
    expect(percentOf({ done: 9_999, total: 10_000 })).toBe(99);
    expect(percentOf({ done: 3, total: 3 })).toBe(100);
  });

  test('is asked for every second until the job is over', () => {
    const soon = (['WAITING', 'RUNNING', 'FINISHED', 'CANCELLED'] as const).map((state) =>
      soonUnless(isOver({ state })),
    );
    expect(soon).toEqual([1_000, 1_000, null, null]);
  });
});

describe('undoing a job', () => {
  const until = '2026-11-22T15:10:00Z';

  test.each([
    ['RECORD_COMPLETIONS', 'submit-completion'],
    ['ACCEPT_COMPLETIONS', 'decide-completion'],
    ['RETURN_COMPLETIONS', 'decide-completion'],
    ['ISSUE_BADGES', 'revoke-badge'],
  ] as const)('of %s is offered, while it can be, to whoever may %s', (kind, needed) => {
    const job = { kind, undoUntil: until };
    expect(undoOf(job, (act) => act === needed)).toEqual({ kind, until });
    expect(undoOf(job, (act) => act !== needed)).toBeNull();
    expect(undoOf({ kind, undoUntil: null }, () => true)).toBeNull();
  });

  test('is not itself undone, nor is a voiding', () => {
    for (const kind of ['UNDO_COMPLETIONS', 'UNDO_BADGES', 'VOID_COMPLETIONS'] as const)
      expect(undoOf({ kind, undoUntil: until }, () => true)).toBeNull();
  });
});
