import { expect, test } from '@jest/globals';

import { parseInstant } from '#platform/clock';

import { nextTryAfter } from './next-try.js';

const NOW = parseInstant('2026-11-21T19:32:00Z')!;

test.each([
  [1, 5],
  [2, 10],
  [3, 20],
  [7, 320],
  [8, 600],
  [2_000, 600],
])('after attempt %d a badge waits %d seconds', (attempts, seconds) => {
  expect(nextTryAfter(attempts, NOW).getTime() - NOW.getTime()).toBe(seconds * 1_000);
});
