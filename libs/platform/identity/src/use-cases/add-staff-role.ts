import type { Journal } from '#platform/journal';
import type { UnitsOfWork } from '#platform/persistence';
import type { StaffActor, StaffRole } from '#platform/tenancy';

import type { AccountStore } from '../store/account.store.js';
import type { RoleStore } from '../store/role.store.js';

export interface StaffRoleRequest {
  readonly accountId: string;
  readonly role: StaffRole;
}

export type AddStaffRoleOutcome =
  { readonly kind: 'staff-role-added' } | { readonly kind: 'account-unknown' };

/** Gives an account a role at LPHQ; giving it twice changes nothing. From the next sign-in it acts for LPHQ. */
export class AddStaffRole {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly accounts: AccountStore,
    private readonly roles: RoleStore,
    private readonly journal: Journal,
  ) {}

  run(actor: StaffActor, { accountId, role }: StaffRoleRequest): Promise<AddStaffRoleOutcome> {
    return this.units.write(actor, async (unit) => {
      const name = await this.accounts.nameOf(unit, accountId);
      if (name === null) return unit.leaveUntouched({ kind: 'account-unknown' } as const);
      const isNew = await this.roles.addStaffRole(unit, accountId, role);
      if (!isNew) return unit.leaveUntouched({ kind: 'staff-role-added' } as const);
      const object = { kind: 'account', id: accountId };
      await this.journal.append(unit, {
        type: 'staff-role.added',
        object,
        subjectId: accountId,
        facts: { role },
      });
      return { kind: 'staff-role-added' } as const;
    });
  }
}
