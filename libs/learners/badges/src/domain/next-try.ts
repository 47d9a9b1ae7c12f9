import { type Instant, plusMilliseconds } from '#platform/clock';

const FIRST = 5_000;
const AT_MOST = 600_000;

/** When a badge that could not be signed is tried again: after 5 s, then twice as long each time, up to 10 minutes. */
export function nextTryAfter(attempts: number, now: Instant): Instant {
  return plusMilliseconds(now, Math.min(FIRST * 2 ** (attempts - 1), AT_MOST));
}
