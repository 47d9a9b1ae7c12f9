import { type Clock, type Instant, plusMilliseconds } from '#platform/clock';
import type { UnitsOfWork } from '#platform/persistence';

import { newResetToken, RESET_LIFETIME, resetTokenHash } from '../domain/reset-token.js';
import { type ResetAddressee, ResetStore } from '../store/reset.store.js';

/** What the mail must say. The token is nowhere else: the database has its SHA-256. */
export interface DrawnResetToken extends ResetAddressee {
  readonly token: string;
  readonly expiresAt: Instant;
}

/** For the worker, when it writes the mail of `password.reset-asked`. */
export class DrawResetToken {
  private readonly resets = new ResetStore();

  constructor(
    private readonly units: UnitsOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * A new token for the request, good for an hour and once. Asked for again, because a mail did not go out, it draws
   * another and the one before is dead. Null where no mail is to be written: no account has the address or it is
   * disabled, it was asked an hour ago, or a new password was set meanwhile.
   */
  async run(resetId: string): Promise<DrawnResetToken | null> {
    const now = this.clock.now();
    const askedAfter = plusMilliseconds(now, -RESET_LIFETIME);
    const expiresAt = plusMilliseconds(now, RESET_LIFETIME);
    const token = newResetToken();
    const hash = resetTokenHash(token) as Uint8Array;
    const addressee = await this.units.overQueues((unit) =>
      this.resets.giveToken(unit, resetId, { hash, askedAfter, endsAt: expiresAt }),
    );
    return addressee && { ...addressee, token, expiresAt };
  }
}
