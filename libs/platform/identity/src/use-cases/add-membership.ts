import { ifGiven, readName } from '#platform/input';
import type { Journal, JournalEvent } from '#platform/journal';
import type { UnitsOfWork } from '#platform/persistence';
import { type AgencyId, type AgencyRole, inAgency, type StaffActor } from '#platform/tenancy';

import type { RefusedAccount } from '../domain/account.js';
import type { AccountStore } from '../store/account.store.js';
import type { NewMembership, RoleStore } from '../store/role.store.js';

export interface MembershipRequest {
  readonly accountId: string;
  readonly agencyId: string;
  readonly role: AgencyRole;
  /** How the agency calls them; the account's own name where it is left out. */
  readonly displayName?: string;
}

export type AddMembershipOutcome =
  { readonly kind: 'membership-added' } | { readonly kind: 'account-unknown' } | RefusedAccount;

/** Gives an account a role in an agency, and tells that agency's journal; giving it twice changes nothing. The agency must exist. */
export class AddMembership {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly accounts: AccountStore,
    private readonly roles: RoleStore,
    private readonly journal: Journal,
  ) {}

  async run(actor: StaffActor, request: MembershipRequest): Promise<AddMembershipOutcome> {
    const called = ifGiven(request.displayName, (text) => readName('displayName', text));
    if (called.kind === 'problems') return { kind: 'invalid-input', problems: called.problems };

    return this.units.write(inAgency(actor, request.agencyId as AgencyId), async (unit) => {
      const name = await this.accounts.nameOf(unit, request.accountId);
      if (name === null) return unit.leaveUntouched({ kind: 'account-unknown' } as const);
      const membership = { ...request, displayName: called.value ?? name };
      const isNew = await this.roles.addMembership(unit, membership);
      if (!isNew) return unit.leaveUntouched({ kind: 'membership-added' } as const);
      await this.journal.append(unit, membershipAdded(membership));
      return { kind: 'membership-added' } as const;
    });
  }
}

function membershipAdded({ accountId, role, displayName }: NewMembership): JournalEvent {
  return {
    type: 'membership.added',
    object: { kind: 'account', id: accountId },
    subjectId: accountId,
    facts: { role },
    particulars: { displayName },
  };
}
