import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import {
  type CalendarDay,
  dayOf,
  type Instant,
  instantOf,
  lastInstantOf,
  parseInstant,
  plusDays,
  plusMilliseconds,
} from '#platform/clock';

import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

/** Those for which the database says otherwise than we do: whether a badge with that last day is over at that instant. */
async function disagreements(cases: readonly (readonly [Instant, CalendarDay])[]): Promise<object[]> {
  return db.adminQuery(
    `select at, day from unnest($1::timestamptz[], $2::text[], $3::boolean[], $4::text[]) as c (at, day, is_over, today)
     where (at >= app.expires_at(day::date)) <> is_over or ((at at time zone 'America/Toronto')::date)::text <> today`,
    [
      cases.map(([at]) => at),
      cases.map(([, day]) => day),
      cases.map(([at, day]) => at >= lastInstantOf(day)),
      cases.map(([at]) => dayOf(at)),
    ],
  );
}

/** The edges of a day: a millisecond before its end, its end, and a millisecond after. */
const edges = (day: CalendarDay): (readonly [Instant, CalendarDay])[] =>
  [-1, 0, 1].map((by) => [plusMilliseconds(lastInstantOf(day), by), day] as const);

describe('the last instant of a last day (T09)', () => {
  test('is the same in the app and in SQL at 100,000 instants', async () => {
    const from = parseInstant('2000-01-01T00:00:00Z')!.getTime();
    const until = parseInstant('2100-01-01T00:00:00Z')!.getTime();
    const moments = fc.sample(
      fc.tuple(fc.integer({ min: from, max: until }), fc.integer({ min: -1, max: 1 })),
      {
        numRuns: 100_000,
        seed: 20_261_121,
      },
    );
    const cases = moments.map(([milliseconds, days]) => {
      const at = instantOf(milliseconds);
      return [at, plusDays(dayOf(at), days)] as const;
    });
    for (let at = 0; at < cases.length; at += 20_000)
      expect(await disagreements(cases.slice(at, at + 20_000))).toEqual([]);
  });

  test('is the same at every edge of 2026 to 2032, leap days and both changes of the clock among them', async () => {
    const days = Array.from({ length: 7 * 366 }, (_, count) => plusDays('2026-01-01' as CalendarDay, count));
    expect(await disagreements(days.flatMap(edges))).toEqual([]);
  });

  test.each([
    ['in winter', '2026-11-21', '2026-11-22T05:00:00Z'],
    ['in summer', '2026-07-01', '2026-07-02T04:00:00Z'],
    ['on the day the clock goes forward', '2027-03-14', '2027-03-15T04:00:00Z'],
    ['on the eve of it', '2027-03-13', '2027-03-14T05:00:00Z'],
    ['on the day the clock goes back', '2026-11-01', '2026-11-02T05:00:00Z'],
    ['on the eve of it', '2026-10-31', '2026-11-01T04:00:00Z'],
    ['on a leap day', '2028-02-29', '2028-03-01T05:00:00Z'],
    ['on the 28th of a year without one', '2100-02-28', '2100-03-01T05:00:00Z'],
  ])('%s', async (_, day, instant) => {
    expect(lastInstantOf(day as CalendarDay)).toEqual(parseInstant(instant));
    const [row] = await db.adminQuery<{ at: Date }>('select app.expires_at($1) as at', [day]);
    expect(row?.at).toEqual(parseInstant(instant));
  });
});
