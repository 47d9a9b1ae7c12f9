import { expect, test } from '@jest/globals';

import { clockOf, secondsUntil } from './remaining.js';

test('what is left of a time is counted in whole seconds, never below none', () => {
  const now = Date.UTC(2026, 10, 21, 19, 32, 0);
  expect(secondsUntil('2026-11-21T19:42:00Z', now)).toBe(600);
  expect(secondsUntil('2026-11-21T19:32:00.001Z', now)).toBe(1);
  expect(secondsUntil('2026-11-21T19:32:00Z', now)).toBe(0);
  expect(secondsUntil('2026-11-21T19:00:00Z', now)).toBe(0);
});

test('a time reads as minutes and seconds, with its hours where there are some', () => {
  expect([600, 581, 9, 0].map(clockOf)).toEqual(['10:00', '9:41', '0:09', '0:00']);
  expect([86_399, 3_600, 3_599].map(clockOf)).toEqual(['23:59:59', '1:00:00', '59:59']);
});
