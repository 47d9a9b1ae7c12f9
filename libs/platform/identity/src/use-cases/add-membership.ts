import { ifGiven, readName } from '#platform/input';
import type { UnitsOfWork } from '#platform/persistence';
import type { AgencyRole } from '#platform/tenancy';

import type { RefusedAccount } from '../domain/account.js';
import type { AccountStore } from '../store/account.store.js';
import type { RoleStore } from '../store/role.store.js';

export interface MembershipRequest {
  readonly accountId: string;
  readonly agencyId: string;
  readonly role: AgencyRole;
  /** How the agency calls them; the account's own name where it is left out. */
  readonly displayName?: string;
}

export type AddMembershipOutcome =
  { readonly kind: 'membership-added' } | { readonly kind: 'account-unknown' } | RefusedAccount;

/** Gives an account a role in an agency; giving it twice changes nothing. The agency must exist. */
export class AddMembership {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly accounts: AccountStore,
    private readonly roles: RoleStore,
  ) {}

  async run(request: MembershipRequest): Promise<AddMembershipOutcome> {
    const called = ifGiven(request.displayName, (text) => readName('displayName', text));
    if (called.kind === 'problems') return { kind: 'invalid-input', problems: called.problems };

    return this.units.identify(async (unit) => {
      const name = await this.accounts.nameOf(unit, request.accountId);
      if (name === null) return { kind: 'account-unknown' };
      await this.roles.addMembership(unit, { ...request, displayName: called.value ?? name });
      return { kind: 'membership-added' };
    });
  }
}
