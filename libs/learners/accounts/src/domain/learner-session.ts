import { type Instant, plusMilliseconds } from '#platform/clock';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A device stays signed in for 180 days, all in milliseconds. */
export const DEVICE_LIFETIME = 180 * 24 * HOUR;
/** For so long after a sign-in the own progress is shown. */
const SIGNED_IN_FOR = 12 * HOUR;
/** For so long after it something may be changed. */
const FRESH_FOR = 15 * MINUTE;

/**
 * What a session opens: `DEVICE` the own badges, `SIGNED_IN` the own progress too, `FRESH` changes. Each holds what the
 * one before it does.
 */
export const LEARNER_LEVELS = ['DEVICE', 'SIGNED_IN', 'FRESH'] as const;
export type LearnerLevel = (typeof LEARNER_LEVELS)[number];

export function levelAt(provedAt: Instant, now: Instant): LearnerLevel {
  if (now < freshUntil(provedAt)) return 'FRESH';
  return now < signedInUntil(provedAt) ? 'SIGNED_IN' : 'DEVICE';
}

export function reaches(level: LearnerLevel, needed: LearnerLevel): boolean {
  return LEARNER_LEVELS.indexOf(level) >= LEARNER_LEVELS.indexOf(needed);
}

export function freshUntil(provedAt: Instant): Instant {
  return plusMilliseconds(provedAt, FRESH_FOR);
}

export function signedInUntil(provedAt: Instant): Instant {
  return plusMilliseconds(provedAt, SIGNED_IN_FOR);
}
