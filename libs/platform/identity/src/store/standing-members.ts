import { query, type ReadUnit } from '#platform/persistence';
import type { AccountId, AgencyId, AgencyRole } from '#platform/tenancy';

/** Somebody of an agency, as they are at this moment. */
export interface StandingMember {
  readonly email: string;
  /** Never empty. */
  readonly roles: readonly AgencyRole[];
}

/** Who somebody is in an agency now, for what goes on in their name without a session. Read in identity units. */
export class StandingMembers {
  /** Null where the account is disabled or has no role in the agency any more. */
  async of(unit: ReadUnit, agencyId: AgencyId, accountId: AccountId): Promise<StandingMember | null> {
    const [found] = await query<StandingMember>(
      unit,
      `select a.email, array_agg(m.role order by m.role) as roles
       from accounts a join memberships m on m.account_id = a.id and m.agency_id = $1 and m.ended_at is null
       where a.id = $2 and a.disabled_at is null group by a.id, a.email`,
      [agencyId, accountId],
    );
    return found ?? null;
  }
}
