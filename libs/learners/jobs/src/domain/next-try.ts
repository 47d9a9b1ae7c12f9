import { type Instant, plusMilliseconds } from '#platform/clock';

const FIRST = 1_000;
const AT_MOST = 60_000;

/** When a job whose rows failed is tried again: after a second, then five times as long each time, up to a minute. */
export function nextTryAfter(failures: number, now: Instant): Instant {
  return plusMilliseconds(now, Math.min(FIRST * 5 ** (failures - 1), AT_MOST));
}
