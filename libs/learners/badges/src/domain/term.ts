import {
  type CalendarDay,
  dayOf,
  firstInstantOf,
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

/** A term of whole months from now, or from the first instant of a day ahead; what is signed has whole seconds only. */
export function termFrom(now: Instant, months: number, begins: CalendarDay | null = null): Term {
  const today = dayOf(now);
  const isAhead = begins !== null && begins > today;
  const validUntil = lastDayAfterMonths(isAhead ? begins : today, months);
  return {
    validFrom: isAhead ? firstInstantOf(begins) : wholeSeconds(now),
    validUntil,
    expiresAt: lastInstantOf(validUntil),
  };
}
