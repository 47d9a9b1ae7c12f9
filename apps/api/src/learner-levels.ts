import type { LearnerLevel } from '#learners/accounts';

/**
 * What a device opens that is signed in as a learner but was not lately: the own badges, for 180 days. Everything else
 * that learners read asks for a sign-in within 12 hours, and every change for one within 15 minutes.
 */
const OPEN_ON_THE_DEVICE: ReadonlySet<string> = new Set(['Query.myBadges', 'Query.myBadgeToday']);

/** How lately a learner must have proved who they are for a root field of theirs. */
export function levelOf(rootField: string): LearnerLevel {
  if (!rootField.startsWith('Query.')) return 'FRESH';
  return OPEN_ON_THE_DEVICE.has(rootField) ? 'DEVICE' : 'SIGNED_IN';
}
