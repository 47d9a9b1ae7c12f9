import type { Clock } from '#platform/clock';
import type { UnitsOfWork } from '#platform/persistence';
import { onOwnAccount } from '#platform/tenancy';

import { passwordProblems, type RefusedAccount } from '../domain/account.js';
import { resetTokenHash } from '../domain/reset-token.js';
import type { TooManyAttempts } from '../limits/attempt-limits.js';
import type { ResetLimits } from '../limits/reset-limits.js';
import type { PasswordHashes } from '../passwords/password-hashes.js';
import type { OpenReset } from '../store/reset.store.js';
import type { GivePassword } from './give-password.js';

export interface ResetRequest {
  readonly token: string;
  readonly password: string;
  /** Where the request came from. */
  readonly address: string;
  readonly requestId: string;
}

export type FinishResetOutcome =
  | { readonly kind: 'password-set' }
  /** Unknown, spent, over, or of a disabled account: the same answer. */
  | { readonly kind: 'reset-refused' }
  | RefusedAccount
  | TooManyAttempts;

/**
 * Gives an account a new password in the name of whoever holds the token of a mail: once, for an hour. Everything that
 * stood on the old one ends, and nobody is locked out any more.
 */
export class FinishReset {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly giving: GivePassword,
    private readonly limits: ResetLimits,
    private readonly hashes: PasswordHashes,
    private readonly clock: Clock,
  ) {}

  async run(request: ResetRequest): Promise<FinishResetOutcome> {
    const problems = passwordProblems(request.password);
    if (problems.length > 0) return { kind: 'invalid-input', problems };
    const opened = await this.open(request);
    if (opened === null) return { kind: 'reset-refused' };
    if ('kind' in opened) return opened;
    // Hashing costs a little time, and only whoever holds a token makes us do it: it tells nobody else anything.
    const passwordHash = await this.hashes.make(request.password);
    const isSet = await this.give(opened, passwordHash, request.requestId);
    return isSet ? { kind: 'password-set' } : { kind: 'reset-refused' };
  }

  private open({ token, address }: ResetRequest): Promise<OpenReset | TooManyAttempts | null> {
    const hash = resetTokenHash(token);
    return this.units.identify(async (unit) => {
      const tooMany = await this.limits.tokens(unit, address);
      if (tooMany) return tooMany;
      return hash && this.giving.desk.resets.opened(unit, hash, this.clock.now());
    });
  }

  private give({ id, accountId }: OpenReset, passwordHash: string, requestId: string): Promise<boolean> {
    return this.units.write(onOwnAccount(accountId, requestId), async (unit) => {
      await this.giving.desk.accounts.openForUpdate(unit, accountId);
      const isSpent = await this.giving.desk.resets.spend(unit, id, this.clock.now());
      if (!isSpent) return unit.leaveUntouched(false);
      await this.giving.run(unit, { accountId, passwordHash, by: 'reset' });
      return true;
    });
  }
}
