import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import {
  dayOf,
  firstInstantOf,
  isCalendarDay,
  lastDayAfterMonths,
  lastInstantOf,
  plusDays,
} from './calendar-day.js';
import type { CalendarDay } from './clock.js';
import { instantOf } from './instant.js';

const day = (text: string): CalendarDay => text as CalendarDay;

describe('a day in Toronto', () => {
  test.each([
    ['2026-01-15', '2026-01-15T05:00:00.000Z', '2026-01-16T05:00:00.000Z'],
    ['2026-07-15', '2026-07-15T04:00:00.000Z', '2026-07-16T04:00:00.000Z'],
    ['2026-03-08', '2026-03-08T05:00:00.000Z', '2026-03-09T04:00:00.000Z'],
    ['2026-11-01', '2026-11-01T04:00:00.000Z', '2026-11-02T05:00:00.000Z'],
  ])('%s begins at %s and is over at %s (T09)', (text, first, last) => {
    expect(firstInstantOf(day(text)).toISOString()).toBe(first);
    expect(lastInstantOf(day(text)).toISOString()).toBe(last);
  });

  test('holds its first instant and not the instant before, every day of 60 years', () => {
    const days = fc.integer({ min: 0, max: 60 * 365 }).map((count) => plusDays(day('2000-01-01'), count));
    fc.assert(
      fc.property(days, (some) => {
        const first = firstInstantOf(some);
        expect(dayOf(first)).toBe(some);
        expect(dayOf(instantOf(first.getTime() - 1))).toBe(plusDays(some, -1));
      }),
      { numRuns: 500 },
    );
  });

  test('exists or is refused', () => {
    expect(isCalendarDay('2028-02-29')).toBe(true);
    for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '', '2026-11-21T00:00', '٢٠٢٦-١١-٢١']) {
      expect(isCalendarDay(text)).toBe(false);
    }
  });
});

test.each([
  ['2026-11-21', 24, '2028-11-20'],
  ['2024-02-29', 24, '2026-02-28'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2026-03-01', 12, '2027-02-28'],
])('a term from %s of %d months ends on %s', (from, months, last) => {
  expect(lastDayAfterMonths(day(from), months)).toBe(last);
});
