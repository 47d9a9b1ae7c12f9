import type { Enrolment } from './learner.js';

/** Whether an enrolment goes on. How far it has come follows from the completions, and is kept nowhere. */
export const ENROLMENT_STANDINGS = ['ACTIVE', 'ON_HOLD', 'WITHDRAWN', 'REMOVED', 'TRANSFERRED'] as const;
export type EnrolmentStanding = (typeof ENROLMENT_STANDINGS)[number];

/** Every standing but the active one: the learner stays on the roster, and keeps what was accepted and issued. */
export type RestingStanding = Exclude<EnrolmentStanding, 'ACTIVE'>;

/** What a reader is told: how far an active enrolment has come, else where it rests. */
export type EnrolmentState =
  'ENROLLED' | 'IN_PROGRESS' | 'MEMBER_SERVICE_QUALIFIED' | 'CC_MS_AWARDED' | RestingStanding;

/** What the learner's completions come to. */
export interface Progress {
  readonly hasBegun: boolean;
  readonly isQualified: boolean;
}

/** Nothing is submitted, accepted or issued for a learner whose enrolment rests. What was issued stays as it is. */
export interface LearnerNotActive {
  readonly kind: 'learner-not-active';
  readonly standing: RestingStanding;
}

/**
 * Every legal move; the trigger enrolments_moves holds the same table. Who left may come back, as may who was removed
 * by mistake. Who was transferred is with another agency, and nothing of them moves here any more.
 */
const LEGAL_MOVES: Readonly<Record<EnrolmentStanding, readonly EnrolmentStanding[]>> = {
  ACTIVE: ['ON_HOLD', 'WITHDRAWN', 'REMOVED', 'TRANSFERRED'],
  ON_HOLD: ['ACTIVE', 'WITHDRAWN', 'REMOVED', 'TRANSFERRED'],
  WITHDRAWN: ['ACTIVE'],
  REMOVED: ['ACTIVE'],
  TRANSFERRED: [],
};

export function mayMoveTo(from: EnrolmentStanding, to: EnrolmentStanding): boolean {
  return LEGAL_MOVES[from].includes(to);
}

/** Active or on hold: somebody whom the agency still brings along, or may at any time again. */
export function isLiveEnrolment({ standing }: Pick<Enrolment, 'standing'>): boolean {
  return standing === 'ACTIVE' || standing === 'ON_HOLD';
}

/** The refusal of every act that needs an active enrolment; null for one that is. */
export function notActive({ standing }: Pick<Enrolment, 'standing'>): LearnerNotActive | null {
  return standing === 'ACTIVE' ? null : { kind: 'learner-not-active', standing };
}

/**
 * Core Competencies in Member Service: the end of the track MSO, awarded by being qualified on it and kept when the
 * track changes afterwards. It is lost with the qualification that it rests on, and back with it.
 */
export function hasCoreCompetencies(
  { track, keepsCoreCompetencies }: Pick<Enrolment, 'track' | 'keepsCoreCompetencies'>,
  isQualified: boolean,
): boolean {
  return isQualified && (track === 'MSO' || keepsCoreCompetencies);
}

export function enrolmentStateOf(
  enrolment: Pick<Enrolment, 'standing' | 'track' | 'keepsCoreCompetencies'>,
  { hasBegun, isQualified }: Progress,
): EnrolmentState {
  if (enrolment.standing !== 'ACTIVE') return enrolment.standing;
  if (hasCoreCompetencies(enrolment, isQualified)) return 'CC_MS_AWARDED';
  if (isQualified) return 'MEMBER_SERVICE_QUALIFIED';
  return hasBegun ? 'IN_PROGRESS' : 'ENROLLED';
}
