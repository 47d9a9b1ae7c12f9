import type { Clock } from '#platform/clock';
import type { UnitsOfWork } from '#platform/persistence';

import { passwordProblems, type RefusedAccount } from '../domain/account.js';
import type { PasswordHashes } from '../passwords/password-hashes.js';
import type { AccountStore } from '../store/account.store.js';
import type { SessionStore } from '../store/session.store.js';

export type SetPasswordOutcome =
  { readonly kind: 'password-set' } | { readonly kind: 'account-unknown' } | RefusedAccount;

/** Gives an account a new password of 15 characters or more, and ends all of its sessions. */
export class SetPassword {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly accounts: AccountStore,
    private readonly sessions: SessionStore,
    private readonly hashes: PasswordHashes,
    private readonly clock: Clock,
  ) {}

  async run(request: { readonly accountId: string; readonly password: string }): Promise<SetPasswordOutcome> {
    const problems = passwordProblems(request.password);
    if (problems.length > 0) return { kind: 'invalid-input', problems };

    const passwordHash = await this.hashes.make(request.password);
    return this.units.identify(async (unit) => {
      const changed = await this.accounts.changePassword(unit, request.accountId, passwordHash);
      if (!changed) return { kind: 'account-unknown' };
      await this.sessions.endAllOf(unit, request.accountId, this.clock.now());
      return { kind: 'password-set' };
    });
  }
}
