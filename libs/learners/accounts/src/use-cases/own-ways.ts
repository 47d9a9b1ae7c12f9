import { Injectable } from '@nestjs/common';

import { UnitsOfWork } from '#platform/persistence';

import { maskedEmail } from '../domain/masked-email.js';
import type { SignedInLearner } from '../domain/signed-in-learner.js';
import { type OwnPasskey, PasskeyStore } from '../store/passkey.store.js';
import { SignInCodeStore } from '../store/sign-in-code.store.js';

/** By what a learner can sign in next time. */
export interface WaysIn {
  /** The address of e-mailed codes, all but its first letter hidden. */
  readonly email: string | null;
  readonly passkeys: readonly OwnPasskey[];
}

@Injectable()
export class OwnWays {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly codes: SignInCodeStore,
    private readonly passkeys: PasskeyStore,
  ) {}

  of({ accountId }: SignedInLearner): Promise<WaysIn> {
    return this.units.identify(async (unit) => {
      const email = await this.codes.emailOf(unit, accountId);
      const held = await this.passkeys.ofAccount(unit, accountId);
      const passkeys = held.map(({ id, createdAt, lastUsedAt }) => ({ id, createdAt, lastUsedAt }));
      return { email: email === null ? null : maskedEmail(email), passkeys };
    });
  }
}
