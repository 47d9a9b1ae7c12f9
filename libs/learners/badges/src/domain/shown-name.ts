import { type LearnerName, publicNameOf } from '#learners/roster';

import type { NameChoice } from './badge.js';

/** What of a learner's name a badge shows by the choice that was made; null for nothing. */
export function shownName(name: LearnerName, choice: NameChoice): string | null {
  return choice === 'NONE' ? null : publicNameOf(name);
}
