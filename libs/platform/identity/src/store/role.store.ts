import { query, type WriteUnit } from '#platform/persistence';
import type { AgencyRole, StaffRole } from '#platform/tenancy';

export interface NewMembership {
  readonly agencyId: string;
  readonly accountId: string;
  readonly role: AgencyRole;
  readonly displayName: string;
}

/** Who holds which role, in an agency or at LPHQ. Written in the name of LPHQ. */
export class RoleStore {
  /** Gives the role; one that had ended begins again. False where it stands already: it stays as it is. */
  async addMembership(unit: WriteUnit, membership: NewMembership): Promise<boolean> {
    const given = await query(
      unit,
      `insert into memberships (agency_id, account_id, role, display_name) values ($1, $2, $3, $4)
       on conflict (agency_id, account_id, role) do update set ended_at = null, display_name = excluded.display_name
         where memberships.ended_at is not null
       returning account_id`,
      [membership.agencyId, membership.accountId, membership.role, membership.displayName],
    );
    return given.length > 0;
  }

  /** The same at LPHQ. */
  async addStaffRole(unit: WriteUnit, accountId: string, role: StaffRole): Promise<boolean> {
    const given = await query(
      unit,
      `insert into staff_roles (account_id, role) values ($1, $2)
       on conflict (account_id, role) do update set ended_at = null where staff_roles.ended_at is not null
       returning account_id`,
      [accountId, role],
    );
    return given.length > 0;
  }
}
