import type { Clock } from '#platform/clock';
import type { Journal } from '#platform/journal';
import type { WriteUnit } from '#platform/persistence';

import type { AccountStore } from '../store/account.store.js';
import type { ResetStore } from '../store/reset.store.js';
import type { SessionStore } from '../store/session.store.js';

/** Where a new password is written down, and what goes with the one before. */
export interface PasswordDesk {
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly resets: ResetStore;
}

export interface NewPassword {
  readonly accountId: string;
  readonly passwordHash: string;
  /** How its person came by it; left out where LPHQ set it. */
  readonly by?: 'change' | 'reset';
}

/**
 * Gives an account, which is locked by then, a new password. Its sessions end, no reset that is under way opens it any
 * more, and failures from before keep nobody out.
 */
export class GivePassword {
  constructor(
    readonly desk: PasswordDesk,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  async run(unit: WriteUnit, { accountId, passwordHash, by }: NewPassword): Promise<void> {
    const now = this.clock.now();
    await this.desk.accounts.changePassword(unit, accountId, passwordHash, now);
    await this.desk.sessions.endAllOf(unit, accountId, now);
    await this.desk.resets.spendAllOf(unit, accountId, now);
    await this.journal.append(unit, {
      type: 'account.password-set',
      object: { kind: 'account', id: accountId },
      subjectId: accountId,
      ...(by ? { facts: { by } } : {}),
    });
  }
}
