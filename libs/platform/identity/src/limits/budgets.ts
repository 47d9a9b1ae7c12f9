import { createHmac } from 'node:crypto';

import { type Clock, plusMilliseconds } from '#platform/clock';
import type { ReadUnit } from '#platform/persistence';

import { AttemptStore } from '../store/attempt.store.js';
import type { LimitSettings, TooManyAttempts } from './attempt-limits.js';
import { networkOf } from './network.js';

/** So much of one thing within so many milliseconds, from the first on. */
export interface Budget {
  /** What is counted, in a word that no other budget has. */
  readonly of: string;
  readonly most: number;
  readonly window: number;
}

/**
 * Counters for the doors of other rooms, kept as those of the password’s are: in PostgreSQL for all processes, under
 * keys that name nobody. Open the units with `units.identify`.
 */
export class Budgets {
  private readonly store = new AttemptStore();

  constructor(
    private readonly settings: Pick<LimitSettings, 'rules' | 'secret'>,
    private readonly clock: Clock,
  ) {}

  get rules(): LimitSettings['rules'] {
    return this.settings.rules;
  }

  /** Counts one more that comes from the network of this address. */
  fromNetwork(unit: ReadUnit, budget: Budget, address: string): Promise<TooManyAttempts | null> {
    return this.take(unit, budget, networkOf(address));
  }

  /** Counts one more of whatever the text names from the network of this address: another network has its own count. */
  fromNetworkTo(
    unit: ReadUnit,
    budget: Budget,
    { address, text }: { readonly address: string; readonly text: string },
  ): Promise<TooManyAttempts | null> {
    return this.take(unit, budget, `${networkOf(address)} ${text}`);
  }

  /** Counts one more of whatever the text names; says so where it is one too many. */
  async take(unit: ReadUnit, { of, most, window }: Budget, text: string): Promise<TooManyAttempts | null> {
    const now = this.clock.now();
    const end = plusMilliseconds(now, window);
    const { taken, endsAt } = await this.store.take(unit, this.keyOf(of, text), now, end);
    if (taken === 1) await this.store.sweep(unit, now);
    if (taken <= most) return null;
    const seconds = Math.ceil((endsAt.getTime() - now.getTime()) / 1_000);
    return { kind: 'too-many-attempts', retryAfter: Math.max(seconds, 1) };
  }

  /** Takes back what was counted before it was known to be sound. */
  giveBackToNetwork(unit: ReadUnit, { of }: Budget, address: string): Promise<void> {
    return this.store.giveBack(unit, this.keyOf(of, networkOf(address)));
  }

  private keyOf(of: string, text: string): Uint8Array {
    return createHmac('sha256', this.settings.secret).update(`budget ${of} ${text}`).digest();
  }
}
