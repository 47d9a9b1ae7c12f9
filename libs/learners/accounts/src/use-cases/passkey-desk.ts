import { Injectable } from '@nestjs/common';

import { Clock, type Instant, plusMilliseconds } from '#platform/clock';
import { type Budget, Budgets, type TooManyAttempts } from '#platform/identity';
import { type ReadUnit, UnitsOfWork } from '#platform/persistence';

import { newSecret, secretHash } from '../domain/secret.js';
import { PasskeyStore } from '../store/passkey.store.js';
import type { PasskeyOptions } from './relying-party.js';

/** A challenge is answered within five minutes, once. */
const CHALLENGE_LIFETIME = 5 * 60_000;
const HOUR = 3_600_000;

export interface PasskeyQuestion {
  readonly kind: 'asked';
  readonly handle: string;
  readonly options: PasskeyOptions;
}

/** Another challenge, another origin, a key that nobody knows, no verification of the person: nobody is told which. */
export interface PasskeyRefused {
  readonly kind: 'passkey-refused';
}

/** Challenges: asked in one request, answered in another, in no process's memory. */
@Injectable()
export class PasskeyDesk {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly passkeys: PasskeyStore,
    private readonly budgets: Budgets,
    private readonly clock: Clock,
  ) {}

  now(): Instant {
    return this.clock.now();
  }

  ask(
    options: PasskeyOptions,
    accountId: string | null,
    address: string,
  ): Promise<PasskeyQuestion | TooManyAttempts> {
    return this.units.identify(async (unit) => {
      const tooMany = await this.counted(unit, address);
      if (tooMany) return tooMany;
      const handle = newSecret();
      await this.passkeys.ask(unit, {
        handleHash: secretHash(handle) as Uint8Array,
        accountId,
        challenge: options.challenge,
        endsAt: plusMilliseconds(this.clock.now(), CHALLENGE_LIFETIME),
      });
      return { kind: 'asked', handle, options };
    });
  }

  /** The challenge that the handle stands for, used up by this. */
  async take(
    unit: ReadUnit,
    { handle, address }: { readonly handle: string; readonly address: string },
    accountId: string | null,
  ): Promise<string | PasskeyRefused | TooManyAttempts> {
    const tooMany = await this.counted(unit, address);
    if (tooMany) return tooMany;
    const handleHash = secretHash(handle);
    const challenge = handleHash && (await this.passkeys.take(unit, handleHash, accountId, this.clock.now()));
    return challenge ?? { kind: 'passkey-refused' };
  }

  private counted(unit: ReadUnit, address: string): Promise<TooManyAttempts | null> {
    const budget: Budget = { of: 'passkeys', most: this.budgets.rules.learnerAnswers, window: HOUR };
    return this.budgets.fromNetwork(unit, budget, address);
  }
}
