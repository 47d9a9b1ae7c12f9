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
}

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
