import { expect, test } from '@jest/globals';

import { parseInstant, plusMilliseconds } from '#platform/clock';

import { EntryIds } from './entry-id.js';

const NOON = parseInstant('2026-11-22T12:00:00Z')!;

test('ids of one millisecond rise, and those of the next come after them', () => {
  const ids = new EntryIds();
  const given = Array.from({ length: 4_096 }, () => ids.next(NOON));
  given.push(ids.next(plusMilliseconds(NOON, 1)));
  expect([...given].sort()).toEqual(given);
  expect(new Set(given).size).toBe(4_097);
});

test('an id is a UUID of version 7 that begins with its millisecond', () => {
  const id = new EntryIds().next(NOON);
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(NOON.getTime());
});
