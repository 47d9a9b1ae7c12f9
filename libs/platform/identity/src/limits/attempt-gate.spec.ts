import { expect, test } from '@jest/globals';

import { fixedClock, plusMilliseconds } from '#platform/clock';

import { AttemptGate } from './attempt-gate.js';

const NOW = fixedClock('2026-11-21T12:00:00Z').now();
const SOON = plusMilliseconds(NOW, 900);
const LATER = plusMilliseconds(NOW, 60_000);
const [ONE, TWO, THREE] = [1, 2, 3].map((byte) => new Uint8Array([byte])) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

test('is closed to a key until its instant, and to no other', () => {
  const gate = new AttemptGate();
  gate.close(ONE, SOON, NOW);
  expect(gate.closedUntil([TWO, ONE], NOW)).toBe(SOON);
  expect(gate.closedUntil([TWO], NOW)).toBeNull();
  expect(gate.closedUntil([ONE], plusMilliseconds(SOON, -1))).toBe(SOON);
  expect(gate.closedUntil([ONE], SOON)).toBeNull();
});

test('asks the database again after a second: a new password may have opened the account', () => {
  const gate = new AttemptGate();
  gate.close(ONE, LATER, NOW);
  expect(gate.closedUntil([ONE], plusMilliseconds(NOW, 999))).toBe(LATER);
  expect(gate.closedUntil([ONE], plusMilliseconds(NOW, 1_000))).toBeNull();
});

test('holds so many keys and lets the oldest go', () => {
  const gate = new AttemptGate(2);
  for (const key of [ONE, TWO, THREE]) gate.close(key, LATER, NOW);
  expect([ONE, TWO, THREE].map((key) => gate.closedUntil([key], NOW))).toEqual([null, LATER, LATER]);
});
