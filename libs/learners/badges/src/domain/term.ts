import {
  type CalendarDay,
  dayOf,
  type Instant,
  lastDayAfterMonths,
  lastInstantOf,
  wholeSeconds,
} from '#platform/clock';

/** From when to when a badge is valid. */
export interface Term {
  readonly validFrom: Instant;
  readonly validUntil: CalendarDay;
  /** The end of `validUntil` in Toronto, exclusive (T09). */
  readonly expiresAt: Instant;
}

/** A term of whole months from now; what is signed has whole seconds only. */
export function termFrom(now: Instant, months: number): Term {
  const validUntil = lastDayAfterMonths(dayOf(now), months);
  return { validFrom: wholeSeconds(now), validUntil, expiresAt: lastInstantOf(validUntil) };
}
