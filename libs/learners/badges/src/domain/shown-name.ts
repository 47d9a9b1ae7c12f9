import { type Enrolment, type LearnerName, publicNameOf } from '#learners/roster';

import type { NameChoice } from './badge.js';

/** A minor's badge shows no name, whoever agrees to one. */
export function mayShowName({ ageAttested }: Pick<Enrolment, 'ageAttested'>): boolean {
  return ageAttested !== 'MINOR_WITH_CONSENT';
}

/** What of a learner's name a badge shows by the choice that was made; null for nothing. */
export function shownName(name: LearnerName, choice: NameChoice): string | null {
  return choice === 'NONE' ? null : publicNameOf(name);
}
