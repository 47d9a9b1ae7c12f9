import { expect, test } from '@jest/globals';

import { isoSeconds, parseInstant } from '#platform/clock';

import { termFrom } from './term.js';

test.each([
  ['2026-11-21T19:32:00.123Z', 24, '2026-11-21T19:32:00Z', '2028-11-20', '2028-11-21T05:00:00Z'],
  // Still the 21st in Toronto.
  ['2026-11-22T03:00:00Z', 24, '2026-11-22T03:00:00Z', '2028-11-20', '2028-11-21T05:00:00Z'],
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
