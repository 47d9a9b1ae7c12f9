import { type Clock, type Instant, plusMilliseconds } from '#platform/clock';
import type { ReadUnit, UnitsOfWork } from '#platform/persistence';

import { emailOf } from '../domain/account.js';
import { type SignInRules, WINDOW } from '../domain/sign-in-rules.js';
import type { AttemptStore } from '../store/attempt.store.js';
import { AttemptGate } from './attempt-gate.js';
import { type Attempt, AttemptKeys } from './attempt-keys.js';

/** Refused before any password was looked at; `retryAfter` in whole seconds. */
export interface TooManyAttempts {
  readonly kind: 'too-many-attempts';
  readonly retryAfter: number;
}

/** What the limits are made of. */
export interface LimitSettings {
  readonly rules: SignInRules;
  /** Keys the counters; the same in every process on one database, and not in that database. */
  readonly secret: Uint8Array;
  /** Called once a minute at most, with the failures of that minute so far. */
  alarm(failures: number): void;
}

interface Admitted<T> {
  readonly kind: 'admitted';
  readonly found: T;
}

interface Refusal {
  readonly kind: 'refused';
  readonly key: Uint8Array;
  readonly until: Instant;
  readonly failures: number;
}

/**
 * How often a password may be tried (reliability 3b, T70, T75): counted by attempt, before the password is looked at
 * and whether or not there is such an account, so that the answer, too, is the same (T71).
 */
export class AttemptLimits {
  private readonly gate = new AttemptGate();
  private readonly keys: AttemptKeys;

  constructor(
    private readonly units: UnitsOfWork,
    private readonly store: AttemptStore,
    private readonly settings: LimitSettings,
    private readonly clock: Clock,
  ) {
    this.keys = new AttemptKeys(settings.secret);
  }

  /** Counts the attempt and reads what it needs in one unit; refuses what is one too many, the right password too. */
  async admit<T>(
    attempt: Attempt,
    read: (unit: ReadUnit) => Promise<T>,
  ): Promise<Admitted<T> | TooManyAttempts> {
    const now = this.clock.now();
    const [network, account] = [this.keys.network(attempt), this.keys.account(attempt)];
    const closed = this.gate.closedUntil([network, account], now);
    if (closed) return tooMany(closed, now);
    const answer = await this.units.identify(
      async (unit): Promise<Admitted<T> | Refusal> =>
        (await this.refusalOf(unit, attempt, now)) ?? { kind: 'admitted', found: await read(unit) },
    );
    if (answer.kind === 'admitted') return answer;
    this.gate.close(answer.key, answer.until, now);
    this.alarmAt(answer.failures);
    return tooMany(answer.until, now);
  }

  /** Tells that an admitted attempt failed. It was counted for its account already; this is for the alarm. */
  async failed(): Promise<void> {
    const failures = await this.units.identify((unit) => this.countFailure(unit, this.clock.now()));
    this.alarmAt(failures);
  }

  /** Forgets the account’s failures, in the unit that opens its session. A network’s attempts stay counted. */
  clear(unit: ReadUnit, attempt: Attempt): Promise<void> {
    return this.store.clear(unit, this.keys.account(attempt));
  }

  private async refusalOf(unit: ReadUnit, attempt: Attempt, now: Instant): Promise<Refusal | null> {
    const { rules } = this.settings;
    const [network, account] = [this.keys.network(attempt), this.keys.account(attempt)];
    const { taken, endsAt } = await this.store.take(unit, network, now, plusMilliseconds(now, WINDOW));
    if (taken > rules.networkAttempts) return this.refusal(unit, network, endsAt);
    const forgottenAt = plusMilliseconds(now, rules.memory);
    const terms = {
      lockOuts: rules.lockOuts,
      forgottenAt,
      memory: rules.memory,
      email: emailOf(attempt.email) ?? '',
    };
    if (!(await this.store.tryAccount(unit, account, now, terms)))
      return this.refusal(unit, account, (await this.store.lockedUntil(unit, account)) ?? now);
    if (taken === 1) await this.store.sweep(unit, now);
    return null;
  }

  private async refusal(unit: ReadUnit, key: Uint8Array, until: Instant): Promise<Refusal> {
    return { kind: 'refused', key, until, failures: await this.countFailure(unit, this.clock.now()) };
  }

  private async countFailure(unit: ReadUnit, now: Instant): Promise<number> {
    const windowEnd = plusMilliseconds(now, WINDOW);
    return (await this.store.take(unit, this.keys.everybody(), now, windowEnd)).taken;
  }

  /** The count is the database’s, so of all processes one finds exactly this number. */
  private alarmAt(failures: number): void {
    if (failures === this.settings.rules.alarmingFailures) this.settings.alarm(failures);
  }
}

function tooMany(until: Instant, now: Instant): TooManyAttempts {
  const seconds = Math.ceil((until.getTime() - now.getTime()) / 1_000);
  return { kind: 'too-many-attempts', retryAfter: Math.max(seconds, 1) };
}
