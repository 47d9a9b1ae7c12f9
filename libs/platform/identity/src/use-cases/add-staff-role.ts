import type { UnitsOfWork } from '#platform/persistence';
import type { StaffRole } from '#platform/tenancy';

import type { AccountStore } from '../store/account.store.js';
import type { RoleStore } from '../store/role.store.js';

export type AddStaffRoleOutcome =
  { readonly kind: 'staff-role-added' } | { readonly kind: 'account-unknown' };

/** Gives an account a role at LPHQ; giving it twice changes nothing. From the next sign-in it acts for LPHQ. */
export class AddStaffRole {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly accounts: AccountStore,
    private readonly roles: RoleStore,
  ) {}

  run(request: { readonly accountId: string; readonly role: StaffRole }): Promise<AddStaffRoleOutcome> {
    return this.units.identify(async (unit) => {
      const name = await this.accounts.nameOf(unit, request.accountId);
      if (name === null) return { kind: 'account-unknown' };
      await this.roles.addStaffRole(unit, request.accountId, request.role);
      return { kind: 'staff-role-added' };
    });
  }
}
