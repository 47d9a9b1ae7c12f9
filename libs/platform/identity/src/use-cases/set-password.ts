import type { Clock } from '#platform/clock';
import type { Journal } from '#platform/journal';
import type { UnitsOfWork, WriteUnit } from '#platform/persistence';
import type { StaffActor } from '#platform/tenancy';

import { passwordProblems, type RefusedAccount } from '../domain/account.js';
import type { PasswordHashes } from '../passwords/password-hashes.js';
import type { AccountStore } from '../store/account.store.js';
import type { SessionStore } from '../store/session.store.js';

export interface PasswordRequest {
  readonly accountId: string;
  readonly password: string;
}

export type SetPasswordOutcome =
  { readonly kind: 'password-set' } | { readonly kind: 'account-unknown' } | RefusedAccount;

/** Gives an account a new password of 15 characters or more, and ends all of its sessions. */
export class SetPassword {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly people: { readonly accounts: AccountStore; readonly sessions: SessionStore },
    private readonly hashes: PasswordHashes,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async run(actor: StaffActor, request: PasswordRequest): Promise<SetPasswordOutcome> {
    const problems = passwordProblems(request.password);
    if (problems.length > 0) return { kind: 'invalid-input', problems };

    const passwordHash = await this.hashes.make(request.password);
    return this.units.write(actor, async (unit) => {
      const isKnown = await this.people.accounts.openForUpdate(unit, request.accountId);
      if (!isKnown) return unit.leaveUntouched({ kind: 'account-unknown' } as const);
      await this.people.accounts.changePassword(unit, request.accountId, passwordHash);
      await this.endSessions(unit, request.accountId);
      return { kind: 'password-set' } as const;
    });
  }

  private async endSessions(unit: WriteUnit, accountId: string): Promise<void> {
    await this.people.sessions.endAllOf(unit, accountId, this.clock.now());
    const object = { kind: 'account', id: accountId };
    await this.journal.append(unit, { type: 'account.password-set', object, subjectId: accountId });
  }
}
