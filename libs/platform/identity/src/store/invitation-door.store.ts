import type { Instant } from '#platform/clock';
import { constraintOf, query, type ReadUnit, type WriteUnit } from '#platform/persistence';
import { type AgencyId, LPHQ_SCOPE } from '#platform/tenancy';

import type { TeamRole } from '../domain/invitation.js';
import type { Locale } from '../domain/person.js';

/** What whoever holds a token may know of the invitation. */
export interface OpenInvitation {
  readonly id: string;
  readonly agencyId: AgencyId;
  /** Null for LPHQ’s own team. */
  readonly agencyName: string | null;
  /** Who invites, by the name that the agency knows; null where LPHQ does. */
  readonly invitedByName: string | null;
  readonly email: string;
  readonly role: TeamRole;
  readonly locale: Locale;
  readonly expiresAt: Instant;
}

/** How somebody comes in: with a new account, or with one that stands and the hash of its password. */
export interface Entering {
  readonly tokenHash: Uint8Array;
  readonly accountId: string;
  /** Null for an account that stands. */
  readonly newName: string | null;
  readonly passwordHash: string;
  readonly at: Instant;
}

/** Invitations by the SHA-256 of their token: looked at in identity units, accepted in the person's own. */
export class InvitationDoorStore {
  async open(unit: ReadUnit, tokenHash: Uint8Array, now: Instant): Promise<OpenInvitation | null> {
    const [found] = await query<OpenInvitation>(
      unit,
      `select i.id, i.agency_id as "agencyId", i.email, i.role, i.locale, i.expires_at as "expiresAt",
         (select a.name from agencies a where a.agency_id = i.agency_id) as "agencyName",
         (select m.display_name from memberships m where m.agency_id = i.agency_id and m.account_id = i.invited_by
          order by m.ended_at desc nulls first, m.joined_at limit 1) as "invitedByName"
       from invitations i
       where i.token_hash = $1 and i.accepted_at is null and i.withdrawn_at is null and i.expires_at > $2`,
      [tokenHash, now],
    );
    return found ?? null;
  }

  /** The roles that the account holds, but for those in one team. */
  async rolesElsewhere(unit: ReadUnit, accountId: string, team: string): Promise<readonly string[]> {
    const found = await query<{ role: string }>(
      unit,
      `select r.role from staff_roles r
       where r.account_id = $1 and r.ended_at is null and $2::uuid <> '${LPHQ_SCOPE}'
       union select m.role from memberships m where m.account_id = $1 and m.ended_at is null and m.agency_id <> $2`,
      [accountId, team],
    );
    return found.map(({ role }) => role);
  }

  /**
   * Whether the agency may not act now and its own people sent the invitation: those of LPHQ lead in all the same. Its
   * standing is held until the unit ends, so that a suspension and somebody coming in wait for each other.
   */
  async isFrozen(
    unit: WriteUnit,
    { id, agencyId }: Pick<OpenInvitation, 'id' | 'agencyId'>,
  ): Promise<boolean> {
    const [agency] = await query<{ isFrozen: boolean }>(
      unit,
      `select a.standing <> 'AUTHORISED' and exists (
         select from invitations i join memberships m on m.agency_id = i.agency_id and m.account_id = i.invited_by
         where i.agency_id = a.agency_id and i.id = $2) as "isFrozen"
       from agencies a where a.agency_id = $1 for share of a`,
      [agencyId, id],
    );
    return agency?.isFrozen ?? false;
  }

  /**
   * Lets the person in, in one statement with everything that must still be so. False where the token is worthless by
   * now, the address got an account meanwhile, or the password is another.
   */
  async accept(
    unit: WriteUnit,
    { tokenHash, accountId, newName, passwordHash, at }: Entering,
  ): Promise<boolean> {
    try {
      const [answer] = await query<{ accepted: boolean }>(
        unit,
        'select app.accept_invitation($1, $2, $3, $4, $5) as accepted',
        [tokenHash, accountId, newName, passwordHash, at],
      );
      return answer?.accepted ?? false;
    } catch (error) {
      if (constraintOf(error) === 'accounts_email_unique') return false;
      throw error;
    }
  }
}
