import { expect, test } from '@jest/globals';

import { isoSeconds, parseInstant } from '#platform/clock';

import { termFrom } from './term.js';

test.each([
  ['2026-11-21T19:32:00.123Z', 24, '2026-11-21T19:32:00Z', '2028-11-20', '2028-11-21T05:00:00Z'],
  // Still the 21st in Toronto.
  ['2026-11-22T03:00:00Z', 24, '2026-11-22T03:00:00Z', '2028-11-20', '2028-11-21T05:00:00Z'],
  // The last second of the 21st, and the first of the 22nd.
  ['2026-11-22T04:59:59.999Z', 24, '2026-11-22T04:59:59Z', '2028-11-20', '2028-11-21T05:00:00Z'],
  ['2026-11-22T05:00:00.000Z', 24, '2026-11-22T05:00:00Z', '2028-11-21', '2028-11-22T05:00:00Z'],
  // The last second of the days on which the clock goes back and forward, and the first of the next.
  ['2026-11-02T04:59:59.999Z', 12, '2026-11-02T04:59:59Z', '2027-10-31', '2027-11-01T04:00:00Z'],
  ['2026-11-02T05:00:00.000Z', 12, '2026-11-02T05:00:00Z', '2027-11-01', '2027-11-02T04:00:00Z'],
  ['2027-03-15T03:59:59.999Z', 12, '2027-03-15T03:59:59Z', '2028-03-13', '2028-03-14T04:00:00Z'],
  ['2027-03-15T04:00:00.000Z', 12, '2027-03-15T04:00:00Z', '2028-03-14', '2028-03-15T04:00:00Z'],
  // An end in summer time.
  ['2026-07-02T12:00:00Z', 12, '2026-07-02T12:00:00Z', '2027-07-01', '2027-07-02T04:00:00Z'],
  // A leap day.
  ['2028-02-29T12:00:00Z', 12, '2028-02-29T12:00:00Z', '2029-02-28', '2029-03-01T05:00:00Z'],
])(
  'a term from %s for %d months has whole seconds and ends with its last day in Toronto',
  (now, months, ...expected) => {
    const { validFrom, validUntil, expiresAt } = termFrom(parseInstant(now)!, months);
    expect([isoSeconds(validFrom), validUntil, isoSeconds(expiresAt)]).toEqual(expected);
    expect(validFrom.getTime() % 1000).toBe(0);
  },
);
