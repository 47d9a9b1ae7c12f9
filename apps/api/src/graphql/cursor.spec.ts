import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { readCursor, writeCursor } from './cursor.js';

const ID = '00000000-0000-4000-8000-0000000000c1';
const raw = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

test('a cursor comes back as it was given, whatever the sort key', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), fc.uuid(), (text, id) => {
      const key = text.replaceAll('\0', '');
      expect(readCursor(writeCursor({ key, id }), 'text')).toEqual({ key, id });
    }),
  );
});

test('an instant is read as PostgreSQL writes it', () => {
  for (const key of ['2026-11-21 19:32:00.123456+00', '2026-11-21 14:32:00-05', '2026-11-21 19:32:00+05:30'])
    expect(readCursor(writeCursor({ key, id: ID }), 'instant')).toEqual({ key, id: ID });
});

describe('everything else is no cursor', () => {
  test.each([
    '',
    '!!!',
    'bm8',
    raw(null),
    raw({ key: 'a', id: ID }),
    raw(['a']),
    raw(['a', 'b']),
    raw([1, ID]),
    raw(['a\0', ID]),
    raw(['a', ID, 'more']),
    raw(['a', ID.toUpperCase().replace('C1', 'C1 ')]),
    `${raw(['a', ID])}=`,
    raw(['x'.repeat(3_000), ID]),
  ])('%s', (text) => expect(readCursor(text, 'text')).toBeNull());

  test.each([
    'a',
    '',
    '2026-11-21',
    '2026-13-45 99:99:99+00',
    "2026-11-21 19:32:00+00'; --",
    'infinity',
    'now',
    '2026-02-30 00:00:00+00',
    '2025-02-29 00:00:00+00',
    '0000-01-01 00:00:00+00',
    '2026-11-21 00:00:00+16',
    '2026-11-21 00:00:00-23:59',
    '2026-11-21 25:00:00+00',
  ])('no instant: %s', (key) => expect(readCursor(writeCursor({ key, id: ID }), 'instant')).toBeNull());
});
