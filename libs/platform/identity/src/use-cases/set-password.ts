import type { UnitsOfWork } from '#platform/persistence';
import type { StaffActor } from '#platform/tenancy';

import { passwordProblems, type RefusedAccount } from '../domain/account.js';
import type { PasswordHashes } from '../passwords/password-hashes.js';
import type { GivePassword } from './give-password.js';

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
    private readonly giving: GivePassword,
    private readonly hashes: PasswordHashes,
  ) {}

  async run(actor: StaffActor, { accountId, password }: PasswordRequest): Promise<SetPasswordOutcome> {
    const problems = passwordProblems(password);
    if (problems.length > 0) return { kind: 'invalid-input', problems };

    const passwordHash = await this.hashes.make(password);
    return this.units.write(actor, async (unit) => {
      const isKnown = await this.giving.desk.accounts.openForUpdate(unit, accountId);
      if (!isKnown) return unit.leaveUntouched({ kind: 'account-unknown' } as const);
      await this.giving.run(unit, { accountId, passwordHash });
      return { kind: 'password-set' } as const;
    });
  }
}
