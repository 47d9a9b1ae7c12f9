import { describe, expect, test } from '@jest/globals';

import { WORKS } from '../learners/learners-search.js';
import type { Act } from '../sign-in/acts.js';
import { homeOf } from './to-do.js';

const LINES = WORKS.map((work, nr) => ({ work, count: nr + 1 }));
const mayOnly =
  (...acts: readonly Act[]) =>
  (act: Act) =>
    acts.includes(act);

describe('home', () => {
  test('puts before an assessor what waits for one, and nothing else', () => {
    const { due } = homeOf(LINES, mayOnly('see-people', 'decide-completion'));
    expect(due.map(({ work }) => work)).toEqual(['WAITING_FOR_ASSESSMENT']);
  });

  test('puts a badge that rests on nothing first before a manager', () => {
    const { due } = homeOf(LINES, mayOnly('revoke-badge', 'issue-badge', 'submit-completion'));
    expect(due.map(({ work }) => work)).toEqual([
      ...['BADGE_RESTS_ON_VOIDED', 'RETURNED', 'READY_FOR_BADGE', 'BADGE_EXPIRING'],
    ]);
  });

  test.each([
    ['nobody’s', mayOnly()],
    ['an assessor’s', mayOnly('decide-completion')],
    ['a manager’s', mayOnly('revoke-badge', 'issue-badge', 'submit-completion')],
  ])('tells every list once, whose business it is or is not: %s', (_, may) => {
    const { due, rest } = homeOf(LINES, may);
    expect([...due, ...rest].map(({ work }) => work).sort()).toEqual([...WORKS].sort());
  });

  test('has nothing due where every list is empty', () => {
    const none = WORKS.map((work) => ({ work, count: 0 }));
    expect(homeOf(none, () => true).due).toEqual([]);
  });
});
