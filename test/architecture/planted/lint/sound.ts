import type { Instant } from '#platform/clock';

/** Breaks no rule: what is red below is red for its own reason. */
export function isPast(instant: Instant, now: Instant): boolean {
  return instant.getTime() < now.getTime();
}

/** Reads a text, not the clock. */
export const MOON_LANDING = Date.parse('1969-07-20T20:17:40Z');
