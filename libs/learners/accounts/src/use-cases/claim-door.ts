import { randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { Clock, plusMilliseconds } from '#platform/clock';
import { type Budget, Budgets, type Locale, type TooManyAttempts } from '#platform/identity';
import { Journal } from '#platform/journal';
import { UnitsOfWork } from '#platform/persistence';
import type { AccountId } from '#platform/tenancy';

import { accountOpened } from '../domain/claim.events.js';
import { claimCodeHash, readClaimCode } from '../domain/claim-code.js';
import { DEVICE_LIFETIME } from '../domain/learner-session.js';
import { newSecret, secretHash } from '../domain/secret.js';
import { actorOf } from '../domain/signed-in-learner.js';
import { ClaimDoorStore, type OpenClaim } from '../store/claim-door.store.js';

const HOUR = 3_600_000;

/** A code as it was typed, and where the request came from. */
export interface HeldUpCode {
  readonly code: string;
  readonly address: string;
}

/** Used, over, withdrawn, drawn anew since, mistyped, guessed: nobody is told which. */
export interface ClaimRefused {
  readonly kind: 'claim-refused';
}

export type LookAtClaimOutcome =
  { readonly kind: 'claim-open'; readonly claim: OpenClaim } | ClaimRefused | TooManyAttempts;

export type OpenClaimOutcome =
  { readonly kind: 'account-opened'; readonly sessionId: string } | ClaimRefused | TooManyAttempts;

/** The way in for whoever holds a claim code. Looking uses nothing up; opening uses the code up, once. */
@Injectable()
export class ClaimDoor {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly door: ClaimDoorStore,
    private readonly budgets: Budgets,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** Codes that open nothing are counted for the network that holds them up; what was sound is given back. */
  look({ code, address }: HeldUpCode): Promise<LookAtClaimOutcome> {
    const read = readClaimCode(code);
    const guesses: Budget = { of: 'claims', most: this.budgets.rules.claimAttempts, window: HOUR };
    return this.units.identify(async (unit): Promise<LookAtClaimOutcome> => {
      const tooMany = await this.budgets.fromNetwork(unit, guesses, address);
      if (tooMany) return tooMany;
      const claim = read && (await this.door.look(unit, claimCodeHash(read), this.clock.now()));
      if (!claim) return { kind: 'claim-refused' };
      await this.budgets.giveBackToNetwork(unit, guesses, address);
      return { kind: 'claim-open', claim };
    });
  }

  /**
   * Opens the account and signs this device in. An account that the learner has already is opened again, and its other
   * devices are signed out; one that has a record in another agency is not this agency's to hand out, so the record here
   * goes to a new one.
   */
  async open(
    held: HeldUpCode & { readonly locale: Locale; readonly requestId: string },
  ): Promise<OpenClaimOutcome> {
    const looked = await this.look(held);
    const code = readClaimCode(held.code);
    if (looked.kind !== 'claim-open' || code === null)
      return looked.kind === 'too-many-attempts' ? looked : { kind: 'claim-refused' };
    const { claim } = looked;
    const accountId = claim.accountId ?? (randomUUID() as AccountId);
    const sessionId = newSecret();
    const sessionHash = secretHash(sessionId) as Uint8Array;
    return this.units.write(actorOf(accountId, claim, held.requestId), async (unit) => {
      const at = this.clock.now();
      const times = { at, endsAt: plusMilliseconds(at, DEVICE_LIFETIME) };
      const opening = {
        codeHash: claimCodeHash(code),
        accountId,
        locale: held.locale,
        sessionHash,
        ...times,
      };
      if (!(await this.door.open(unit, opening)))
        return unit.leaveUntouched<OpenClaimOutcome>({ kind: 'claim-refused' });
      await this.journal.append(unit, accountOpened(claim.learnerId));
      return { kind: 'account-opened', sessionId };
    });
  }
}
