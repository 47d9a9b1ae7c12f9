import { type Clock, plusMilliseconds } from '#platform/clock';
import type { ReadUnit } from '#platform/persistence';

import { RESET_WINDOW } from '../domain/sign-in-rules.js';
import type { AttemptStore, Taken } from '../store/attempt.store.js';
import { AttemptKeys } from './attempt-keys.js';
import type { LimitSettings, TooManyAttempts } from './attempt-limits.js';

/** How often a new password may be asked for, and a token be held up: counted for known and unknown addresses alike (T71). */
export class ResetLimits {
  private readonly keys: AttemptKeys;

  constructor(
    private readonly store: AttemptStore,
    private readonly settings: Pick<LimitSettings, 'rules' | 'secret'>,
    private readonly clock: Clock,
  ) {
    this.keys = new AttemptKeys(settings.secret);
  }

  /** Counts one more that asks from this network; says so where it is one too many. */
  async network(unit: ReadUnit, address: string): Promise<TooManyAttempts | null> {
    const taken = await this.take(unit, this.keys.resets(address));
    if (taken.taken === 1) await this.store.sweep(unit, this.clock.now());
    return this.refusal(taken, this.settings.rules.resetsOfNetwork);
  }

  /** Counts one more for the address; false where it is one too many, which nobody is told. */
  async admits(unit: ReadUnit, email: string): Promise<boolean> {
    const { taken } = await this.take(unit, this.keys.resetOf(email));
    return taken <= this.settings.rules.resetsOfAccount;
  }

  /** Counts one more token that this network holds up. */
  async tokens(unit: ReadUnit, address: string): Promise<TooManyAttempts | null> {
    return this.refusal(
      await this.take(unit, this.keys.resetTokens(address)),
      this.settings.rules.resetTokens,
    );
  }

  private take(unit: ReadUnit, key: Uint8Array): Promise<Taken> {
    const now = this.clock.now();
    return this.store.take(unit, key, now, plusMilliseconds(now, RESET_WINDOW));
  }

  private refusal({ taken, endsAt }: Taken, most: number): TooManyAttempts | null {
    if (taken <= most) return null;
    const seconds = Math.ceil((endsAt.getTime() - this.clock.now().getTime()) / 1_000);
    return { kind: 'too-many-attempts', retryAfter: Math.max(seconds, 1) };
  }
}
