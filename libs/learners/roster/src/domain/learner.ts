import type { CalendarDay, Instant } from '#platform/clock';
import type { AccountId, AgencyId } from '#platform/tenancy';

import type { EnrolmentStanding } from './enrolment-state.js';
import type { LearnerName } from './learner-name.js';

/** Towards serving members, or towards an Ontario guard licence as well. */
export const TRACKS = ['MSO', 'GUARD'] as const;
export type Track = (typeof TRACKS)[number];

/**
 * Who is old enough by the programme's policies, as the agency attests at enrolment: an adult, or a minor whose
 * community approved and whose guardian consented. A birth date is never asked.
 */
export const AGE_ATTESTATIONS = ['ADULT', 'MINOR_WITH_CONSENT'] as const;
export type AgeAttestation = (typeof AGE_ATTESTATIONS)[number];

export interface Enrolment {
  readonly id: string;
  /** Fixed at enrolment: a later edition changes nothing for this learner. */
  readonly programmeVersionId: string;
  readonly track: Track;
  readonly enrolledOn: CalendarDay;
  readonly standing: EnrolmentStanding;
  /** Since when it is as it is, and why; null while it was never anything but active. */
  readonly standingSince: Instant | null;
  readonly standingReason: string | null;
  /** Core Competencies in Member Service were awarded on the track MSO, before the track changed. */
  readonly keepsCoreCompetencies: boolean;
  /** Null for who was enrolled before it was asked. */
  readonly ageAttested: AgeAttestation | null;
  /** The batch of earlier records that the enrolment comes from, once LPHQ approved it; null for everybody else. */
  readonly openingBatchId: string | null;
}

/** A person whom an agency brings towards qualification. Neither an account nor a member of the agency. */
export interface Learner {
  readonly id: string;
  /** Random, and the same wherever the learner is transferred to: it tells that two agencies speak of one person. */
  readonly portableId: string;
  readonly agencyId: AgencyId;
  readonly communityId: string;
  /** The learner's own account, once there is one. */
  readonly accountId: AccountId | null;
  readonly name: LearnerName;
  readonly displayName: string;
  /** What lists sort by, as it was folded at enrolment. */
  readonly sortKey: string;
  readonly email: string | null;
  /** Under which id the agency's own system knows the learner. */
  readonly externalId: string | null;
  /** The day on which they joined the community that they serve, as the agency knows it; null: not said. */
  readonly joinedOn: CalendarDay | null;
  readonly registeredAt: Instant;
  readonly enrolment: Enrolment;
}
