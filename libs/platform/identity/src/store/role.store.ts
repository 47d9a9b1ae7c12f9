import { query, type ReadUnit } from '#platform/persistence';
import type { AgencyRole, StaffRole } from '#platform/tenancy';

export interface NewMembership {
  readonly agencyId: string;
  readonly accountId: string;
  readonly role: AgencyRole;
  readonly displayName: string;
}

/** Who holds which role, in an agency or at LPHQ. Reached in identity units alone. */
export class RoleStore {
  /** Gives the role; a role that had ended begins again, one that stands stays as it is. */
  async addMembership(unit: ReadUnit, membership: NewMembership): Promise<void> {
    await query(
      unit,
      `insert into memberships (agency_id, account_id, role, display_name) values ($1, $2, $3, $4)
       on conflict (agency_id, account_id, role) do update set ended_at = null, display_name = excluded.display_name`,
      [membership.agencyId, membership.accountId, membership.role, membership.displayName],
    );
  }

  async addStaffRole(unit: ReadUnit, accountId: string, role: StaffRole): Promise<void> {
    await query(
      unit,
      `insert into staff_roles (account_id, role) values ($1, $2)
       on conflict (account_id, role) do update set ended_at = null`,
      [accountId, role],
    );
  }
}
