import { type CalendarDay, isCalendarDay } from '#platform/clock';

import { isBlank, type Parsed, problem, type Raw, read } from './parsed.js';

const LENGTH = 10;

/** Days that our records can speak of; PostgreSQL has no year 0 and nobody has a reason for the year 9999. */
const FIRST = '1900-01-01';
const LAST = '2199-12-31';

/** Reads `YYYY-MM-DD`. Other text is `not-a-day`; 30 February and the year 0 are an `impossible-day`. */
export function readDay(field: string, raw: Raw): Parsed<CalendarDay> {
  if (isBlank(raw)) return problem(field, 'empty');
  const day = raw.length > 4 * LENGTH ? '' : raw.trim();
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return problem(field, 'not-a-day');
  const exists = isCalendarDay(day) && day >= FIRST && day <= LAST;
  return exists ? read(day) : problem(field, 'impossible-day');
}

/** Reads a day on which something has happened: today or earlier. */
export function readPastDay(field: string, raw: Raw, today: CalendarDay): Parsed<CalendarDay> {
  const day = readDay(field, raw);
  return day.kind === 'read' && day.value > today ? problem(field, 'in-the-future', { today }) : day;
}

/** Reads a day that is still to come or is today: the last day of a term that begins now. */
export function readComingDay(field: string, raw: Raw, today: CalendarDay): Parsed<CalendarDay> {
  const day = readDay(field, raw);
  return day.kind === 'read' && day.value < today ? problem(field, 'in-the-past', { today }) : day;
}
