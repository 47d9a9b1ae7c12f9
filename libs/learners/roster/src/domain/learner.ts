import type { CalendarDay, Instant } from '#platform/clock';
import type { AccountId, AgencyId } from '#platform/tenancy';

import type { LearnerName } from './learner-name.js';

/** Towards serving members, or towards an Ontario guard licence as well. */
export const TRACKS = ['MSO', 'GUARD'] as const;
export type Track = (typeof TRACKS)[number];

export interface Enrolment {
  readonly id: string;
  /** Fixed at enrolment: a later edition changes nothing for this learner. */
  readonly programmeVersionId: string;
  readonly track: Track;
  readonly enrolledOn: CalendarDay;
}

/** A person whom an agency brings towards qualification. Neither an account nor a member of the agency. */
export interface Learner {
  readonly id: string;
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
  readonly registeredAt: Instant;
  readonly enrolment: Enrolment;
}
