import { Injectable } from '@nestjs/common';

import type { Agency } from '#authority/agencies';
import { claimOf, CredentialOrigin, type SignedForms, type WaitingBadge } from '#learners/badges';
import type { Unit } from '#platform/persistence';
import { KeyRing, PublishedKids, signClaim } from '#proof/signing';

import { Rehearsal } from './rehearsal.js';

/** Signs one prepared badge. */
@Injectable()
export class BadgeSigner {
  constructor(
    private readonly ring: KeyRing,
    private readonly published: PublishedKids,
    private readonly rehearsal: Rehearsal,
    private readonly origin: CredentialOrigin,
  ) {}

  get verifyOrigin(): string {
    return this.origin.verifyOrigin;
  }

  /**
   * Null where the key is in no published list yet. Throws for what must not be signed, `LintFailure`,
   * `RehearsalFailed` and `KeyUnavailable`: each an alarm.
   */
  async sign(unit: Unit, agency: Agency, waiting: WaitingBadge): Promise<SignedForms | null> {
    const claim = claimOf(waiting, { origin: this.verifyOrigin, agencySlug: agency.slug });
    await this.rehearsal.holds(claim);
    if (!(await this.published.has(unit, claim.kid))) return null;
    return signClaim(await this.ring.signerFor(unit, claim.kid), claim);
  }
}
