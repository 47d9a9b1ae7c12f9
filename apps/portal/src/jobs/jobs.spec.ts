import { describe, expect, test } from '@jest/globals';

import { isOver, percentOf, soonUnless } from './jobs.js';

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
