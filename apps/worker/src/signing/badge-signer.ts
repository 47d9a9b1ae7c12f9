import { Injectable } from '@nestjs/common';

import type { Agency } from '#authority/agencies';
import { CredentialOrigin, PreparedBadges, type WaitingBadge } from '#learners/badges';
import type { WriteUnit } from '#platform/persistence';
import { LintFailure, type PreparedClaim, relint, shortKidIn } from '#proof/claims';
import { KeyRing, KeyUnavailable, signClaim } from '#proof/signing';

import { WorkerLog } from '../worker-log.js';
import { Rehearsal, RehearsalFailed } from './rehearsal.js';

/** Signs one prepared badge, or leaves it waiting with an alarm: a badge that must not be signed stops no other. */
@Injectable()
export class BadgeSigner {
  constructor(
    private readonly prepared: PreparedBadges,
    private readonly ring: KeyRing,
    private readonly rehearsal: Rehearsal,
    private readonly origin: CredentialOrigin,
    private readonly tools: WorkerLog,
  ) {}

  get verifyOrigin(): string {
    return this.origin.verifyOrigin;
  }

  /** True where the badge is now issued. A database error is thrown on: the unit is lost then, not the badge. */
  async sign(unit: WriteUnit, agency: Agency, waiting: WaitingBadge): Promise<boolean> {
    try {
      const claim = this.read(agency, waiting);
      await this.rehearsal.holds(claim);
      const signer = await this.ring.signerFor(unit, claim.kid);
      return await this.prepared.finish(
        unit,
        waiting.credentialId,
        await signClaim(signer, claim),
        this.tools.clock.now(),
      );
    } catch (error) {
      if (!isAboutThisBadge(error)) throw error;
      this.tools.log.error(
        { job: 'sign-prepared-badges', kid: waiting.kid, agency: agency.id },
        'A badge was not signed.',
        error,
      );
      return false;
    }
  }

  private read(agency: Agency, waiting: WaitingBadge): PreparedClaim {
    const shortKid = shortKidIn(waiting.kid);
    if (shortKid === null) throw new KeyUnavailable(waiting.kid, 'unknown');
    const expected = { origin: this.origin.verifyOrigin, agencySlug: agency.slug };
    return relint({ ...waiting, shortKid }, expected);
  }
}

function isAboutThisBadge(error: unknown): boolean {
  return error instanceof LintFailure || error instanceof KeyUnavailable || error instanceof RehearsalFailed;
}
