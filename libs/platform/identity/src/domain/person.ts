import type { Instant } from '#platform/clock';
import type { AccountId, AgencyId, AgencyRole, MemberActor, StaffActor, StaffRole } from '#platform/tenancy';
import { LPHQ_SCOPE } from '#platform/tenancy';

export type Locale = 'en-CA' | 'fr-CA';

/** Who is signed in, and in whose name they act now. */
export interface SignedInPerson {
  readonly accountId: AccountId;
  readonly displayName: string;
  readonly email: string;
  readonly locale: Locale;
  readonly actor: MemberActor | StaffActor;
  /** They gave their password in the last minutes (`SignInRules.presence`). */
  readonly isPresent: boolean;
  readonly session: SessionSpan;
}

/** The session by the name that its own person may see, and how long it lasts. Nobody gets in with that name. */
export interface SessionSpan {
  readonly publicId: string;
  /** When it ends unless it is used. */
  readonly idleUntil: Instant;
  readonly endsAt: Instant;
}

/** What a request means for how long its session lasts: a screen that asks by itself is nobody at work. */
export type Use = 'used' | 'background' | 'extended';

/** What the roles' tables say of an account at this moment. */
export interface Standing {
  readonly staffRoles: readonly StaffRole[];
  /** The roles in the agency in which the session acts. */
  readonly agencyRoles: readonly AgencyRole[];
  readonly actingAgencyId: AgencyId | null;
}

/**
 * The actor that a session is: LPHQ's where it names no agency, else that agency's. Null where the role is gone,
 * so that whoever was removed is out at the next request.
 */
export function actorOf(
  accountId: AccountId,
  standing: Standing,
  requestId: string,
): MemberActor | StaffActor | null {
  const { staffRoles, agencyRoles, actingAgencyId } = standing;
  if (actingAgencyId === null) {
    if (staffRoles.length === 0) return null;
    return { kind: 'staff', accountId, agencyId: LPHQ_SCOPE, roles: staffRoles, requestId };
  }
  if (agencyRoles.length === 0) return null;
  return { kind: 'member', accountId, agencyId: actingAgencyId, roles: agencyRoles, requestId };
}

/** Where an account may act now: at LPHQ, and in the agencies of its memberships, the earliest first. */
export interface Places {
  readonly isStaff: boolean;
  readonly agencyIds: readonly AgencyId[];
}

/**
 * Where a new session acts: where the account acted last, if it still may; else at LPHQ, for its people; else in the
 * agency that it came to first. `recent` is newest first; null is LPHQ.
 */
export function placeOnSignIn(
  { isStaff, agencyIds }: Places,
  recent: readonly (AgencyId | null)[],
): AgencyId | null {
  const last = recent.find((place) => (place === null ? isStaff : agencyIds.includes(place)));
  if (last !== undefined) return last;
  return isStaff ? null : (agencyIds[0] ?? null);
}
