import { describe, expect, test } from '@jest/globals';

import { attemptsAt } from './attempts.js';
import type { Completion } from './completions.graphql.js';

function completion(facts: Partial<Completion>): Completion {
  return {
    id: `c${facts.attempt ?? 1}`,
    assignment: 1,
    state: 'SUBMITTED',
    attempt: 1,
    completedOn: '2026-11-01',
    submittedAt: '2026-11-02T15:00:00Z',
    submittedBy: 'R. Registrar',
    decidedAt: null,
    decidedBy: null,
    outcomesMet: [],
    returnReason: null,
    evidenceLink: null,
    note: null,
    ...facts,
  };
}

describe('attemptsAt', () => {
  test('an assignment nobody has recorded is not started', () => {
    expect(attemptsAt([completion({ assignment: 2 })], 1)).toEqual({
      latest: null,
      earlier: [],
      state: 'NOT_STARTED',
    });
  });

  test('the last attempt counts, in whatever order they come', () => {
    const attempts = attemptsAt(
      [
        completion({ attempt: 2, state: 'RETURNED' }),
        completion({ attempt: 3 }),
        completion({ state: 'RETURNED' }),
      ],
      1,
    );

    expect(attempts.state).toBe('SUBMITTED');
    expect(attempts.latest?.attempt).toBe(3);
    expect(attempts.earlier.map(({ attempt }) => attempt)).toEqual([2, 1]);
  });
});
