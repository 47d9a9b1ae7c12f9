import { randomBytes } from 'node:crypto';

import type { Clock, Instant } from '#platform/clock';
import type { Locale } from '#platform/identity';
import type { UnitsOfWork } from '#platform/persistence';
import type { WorkerActor } from '#platform/tenancy';

import { claimCodeHash, formatClaimCode, newClaimCode } from '../domain/claim-code.js';
import { newSignInCode, signInCodeHash } from '../domain/sign-in-code.js';
import { ClaimMailStore, type ClaimToMail } from '../store/claim-mail.store.js';

/** What the mail of an invitation must say. The code is nowhere else: the database has its SHA-256. */
export interface MailedClaim extends ClaimToMail {
  readonly code: string;
  readonly expiresAt: Instant;
}

export interface MailedSignInCode {
  readonly code: string;
  readonly email: string;
  readonly locale: Locale;
}

/**
 * For the worker, when it writes the mails of learners' accounts. A mail that did not go out is written with another
 * code, and the one before is dead.
 */
export class DrawnCodes {
  private readonly mails = new ClaimMailStore();

  constructor(
    private readonly units: UnitsOfWork,
    private readonly clock: Clock,
  ) {}

  /** Null where no mail is to be written: opened, withdrawn or over by now, or without an address. */
  async ofClaim(claimId: string, requestId: string): Promise<MailedClaim | null> {
    const code = newClaimCode(randomBytes);
    const now = this.clock.now();
    const claim = await this.units.overQueues((unit) =>
      this.mails.keepCode(unit, claimId, claimCodeHash(code), now),
    );
    if (claim === null) return null;
    const { agencyId, learnerId, expiresAt } = claim;
    const actor: WorkerActor = { kind: 'worker', agencyId, requestId };
    const addressee = await this.units.read(actor, (unit) => this.mails.addressee(unit, agencyId, learnerId));
    return addressee && { ...addressee, code: formatClaimCode(code), expiresAt };
  }

  /** Null where nobody signs in with the address that was typed, or the question is answered or over by now. */
  async ofSignIn(codeId: string): Promise<MailedSignInCode | null> {
    const code = newSignInCode();
    const hash = signInCodeHash(codeId, code);
    const found = await this.units.overQueues((unit) =>
      this.mails.keepSignInCode(unit, codeId, hash, this.clock.now()),
    );
    return found && { ...found, code };
  }

  async noteClaim(claimId: string, became: 'mailed' | 'refused'): Promise<void> {
    const now = this.clock.now();
    await this.units.overQueues((unit) =>
      became === 'mailed'
        ? this.mails.noteMailed(unit, claimId, now)
        : this.mails.noteRefused(unit, claimId, now),
    );
  }
}
