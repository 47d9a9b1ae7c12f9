import { plusDays } from '#platform/clock';

import type { Learner } from './learner.js';

/** How the day of enrolment stands beside the day of joining: training is to start when somebody joins. */
export const JOININGS = ['BY_JOINING', 'WITHIN_30_DAYS', 'LATER', 'NOT_SAID'] as const;
export type Joining = (typeof JOININGS)[number];

/** Whoever is enrolled at most so many days after joining is not late yet. */
export const SOON_AFTER_DAYS = 30;

/** Days are calendar days, so that no hour and no change of the clock moves anybody from one to another. */
export function joiningOf({ joinedOn, enrolment: { enrolledOn } }: Learner): Joining {
  if (joinedOn === null) return 'NOT_SAID';
  if (enrolledOn <= joinedOn) return 'BY_JOINING';
  return enrolledOn <= plusDays(joinedOn, SOON_AFTER_DAYS) ? 'WITHIN_30_DAYS' : 'LATER';
}
