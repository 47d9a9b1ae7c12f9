import { expect, test } from '@jest/globals';

import { isFinal, leftOf } from './span.js';

const NOON = '2026-11-21T12:00:00.000Z';
const SPAN = { now: NOON, idleUntil: '2026-11-21T12:30:00.000Z', endsAt: '2026-11-22T00:00:00.000Z' };

test('what is left is told by the server’s clock, and is never less than nothing', () => {
  expect(leftOf(SPAN)).toBe(30 * 60_000);
  expect(leftOf({ ...SPAN, now: '2026-11-21T12:31:00.000Z' })).toBe(0);
});

test('a session that has been open for as long as any may is final', () => {
  expect(isFinal(SPAN)).toBe(false);
  expect(isFinal({ ...SPAN, endsAt: SPAN.idleUntil })).toBe(true);
});
