import type { EnrolmentStanding } from './enrolment-state.js';
import type { Joining } from './joining.js';
import type { Track } from './learner.js';

/** What there is to do about a learner, or where their badge stands. A learner may be in several at once. */
export const LEARNER_WORK = [
  'WAITING_FOR_ASSESSMENT',
  'RETURNED',
  'READY_FOR_BADGE',
  'BADGE_VALID',
  'BADGE_EXPIRING',
  'IN_PROGRESS',
  'BADGE_RESTS_ON_VOIDED',
  'HOLDER_TO_BE_TOLD',
] as const;
export type LearnerWork = (typeof LEARNER_WORK)[number];

/** A badge is said to expire soon when its last day is at most so many days away. */
export const EXPIRING_WITHIN_DAYS = 60;

/** By family name, by family name backwards, or who was enrolled last first. */
export const LEARNER_ORDERS = ['NAME', 'NAME_DESC', 'RECENT'] as const;
export type LearnerOrder = (typeof LEARNER_ORDERS)[number];

/** Which of the agency's learners; what is absent does not narrow. */
export interface LearnerFilter {
  /** Any part of a name, in any order of words; blank does not narrow, and a text without letters finds nobody. */
  readonly search?: string;
  /** A community that is not the agency's has no learners. */
  readonly communityId?: string;
  readonly track?: Track;
  readonly standing?: EnrolmentStanding;
  readonly work?: LearnerWork;
  /** How the enrolment stands beside the joining; nobody who was removed is in any of the four. */
  readonly joining?: Joining;
  /** The version that they are enrolled in. */
  readonly programmeVersionId?: string;
}
