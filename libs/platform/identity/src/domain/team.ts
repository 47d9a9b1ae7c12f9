import type { Instant } from '#platform/clock';
import { AGENCY_ROLES, LPHQ_SCOPE, STAFF_ROLES } from '#platform/tenancy';

import type { TeamRole } from './invitation.js';

/** Somebody of a team: of an agency, or of LPHQ. */
export interface Member {
  readonly accountId: string;
  readonly displayName: string;
  readonly email: string;
  readonly roles: readonly TeamRole[];
  readonly joinedAt: Instant;
  /** When a session of theirs in this team was last used, to the minute; null where none is remembered. */
  readonly lastSeenAt: Instant | null;
}

/** Who holds which role in a team at this moment. */
export interface HeldRole {
  readonly accountId: string;
  readonly role: TeamRole;
}

/** Without one of these nobody could let anybody in. */
export const LEADING: readonly TeamRole[] = ['AGENCY_MANAGER', 'LPHQ_ADMINISTRATOR'];

/** The roles that a team has: LPHQ’s own, or an agency’s. */
export function rolesOfTeam(agencyId: string): readonly TeamRole[] {
  return agencyId === LPHQ_SCOPE ? STAFF_ROLES : AGENCY_ROLES;
}

export type RolesDecision =
  | { readonly kind: 'change'; readonly begin: readonly TeamRole[]; readonly end: readonly TeamRole[] }
  | { readonly kind: 'member-unknown' }
  | { readonly kind: 'last-manager' };

/** What must begin and end so that the member holds the wanted roles; none at all removes them from the team. */
export function decideRoles(
  held: readonly HeldRole[],
  accountId: string,
  wanted: readonly TeamRole[],
): RolesDecision {
  const own = held.filter((one) => one.accountId === accountId).map(({ role }) => role);
  if (own.length === 0) return { kind: 'member-unknown' };
  const end = own.filter((role) => !wanted.includes(role));
  const isLast = (role: TeamRole): boolean => held.filter((one) => one.role === role).length === 1;
  if (end.some((role) => LEADING.includes(role) && isLast(role))) return { kind: 'last-manager' };
  return { kind: 'change', end, begin: [...new Set(wanted)].filter((role) => !own.includes(role)) };
}
