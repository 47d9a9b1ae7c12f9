import type { CalendarDay, Instant } from './clock.js';

/** The zone in which LPHQ's days begin and end (contract: "the last instant of its last day"). */
export const ZONE = 'America/Toronto';

const CALENDAR = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const CLOCK_FACE = new Intl.DateTimeFormat('en-CA', {
  timeZone: ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const HOUR = 3_600_000;

/** Ten years of days: whoever asks for more asks anew. Intl takes longer for one than a record for all its checks. */
const MIDNIGHTS_AT_MOST = 3_660;
const midnights = new Map<CalendarDay, number>();

/** The day in America/Toronto on which the instant falls. */
export function dayOf(instant: Instant): CalendarDay {
  return CALENDAR.format(instant.getTime()) as CalendarDay;
}

/** The time of day in America/Toronto: `14:32`. */
export function timeOf(instant: Instant): string {
  const part = faceOf(instant.getTime());
  return `${part['hour']}:${part['minute']}`;
}

/** Says whether the text is a day that exists: `2026-02-29` is not one. */
export function isCalendarDay(text: string): text is CalendarDay {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** The first instant of the day in America/Toronto. Toronto's clock changes at 02:00, so midnight always exists. */
export function firstInstantOf(day: CalendarDay): Instant {
  const known = midnights.get(day) ?? midnightOf(day);
  if (midnights.size >= MIDNIGHTS_AT_MOST) midnights.clear();
  midnights.set(day, known);
  return new Date(known);
}

function midnightOf(day: CalendarDay): number {
  const utcMidnight = Date.parse(`${day}T00:00:00Z`);
  const winter = utcMidnight + 5 * HOUR;
  return winter - offsetFromMidnight(winter);
}

/** The instant at which the day is over: its end is exclusive (T09). */
export function lastInstantOf(day: CalendarDay): Instant {
  return firstInstantOf(plusDays(day, 1));
}

export function plusDays(day: CalendarDay, days: number): CalendarDay {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10) as CalendarDay;
}

/** The last day of a term of whole months that begins on `from`: 24 months from 2026-11-21 end on 2028-11-20. */
export function lastDayAfterMonths(from: CalendarDay, months: number): CalendarDay {
  const start = new Date(`${from}T00:00:00Z`);
  const sameDay = new Date(start);
  sameDay.setUTCMonth(start.getUTCMonth() + months);
  const overflowed = sameDay.getUTCDate() !== start.getUTCDate();
  if (overflowed) sameDay.setUTCDate(0);
  const last = sameDay.toISOString().slice(0, 10) as CalendarDay;
  return overflowed ? last : plusDays(last, -1);
}

function offsetFromMidnight(milliseconds: number): number {
  return Number(faceOf(milliseconds)['hour']) * HOUR;
}

function faceOf(milliseconds: number): Readonly<Record<string, string>> {
  return Object.fromEntries(CLOCK_FACE.formatToParts(milliseconds).map(({ type, value }) => [type, value]));
}
