import { Injectable } from '@nestjs/common';

import type { Instant } from '#platform/clock';
import type { ReadUnit, WriteUnit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

import { badgeIssued } from '../domain/badge.events.js';
import { type SignedForms, SigningQueue, type WaitingBadge } from '../store/signing-queue.js';
import { BadgeAnnouncer } from './badge-announcer.js';

/**
 * The worker's side of issuing, over units that the worker opens: claim, sign, finish. Rows are the truth; a
 * notification on `to_sign` is a nudge. A worker that dies loses nothing: its claims end with its connection.
 */
@Injectable()
export class PreparedBadges {
  constructor(
    private readonly queue: SigningQueue,
    private readonly announcer: BadgeAnnouncer,
  ) {}

  /** The agencies for which something waits, for a worker that acts for none yet. */
  agenciesWaiting(unit: ReadUnit): Promise<AgencyId[]> {
    return this.queue.agenciesWaiting(unit);
  }

  /** Up to `limit` badges of the unit's agency, oldest first, kept from other workers until the unit ends. */
  claim(unit: WriteUnit, limit: number): Promise<WaitingBadge[]> {
    return this.queue.claim(unit, limit);
  }

  /**
   * Stores what was signed and says whether it did: false where the badge is no longer prepared, as when another
   * worker was faster. Then nothing was written, and a unit that did nothing else says so itself.
   */
  async finish(unit: WriteUnit, credentialId: string, signed: SignedForms, at: Instant): Promise<boolean> {
    const finished = await this.queue.finish(unit, credentialId, signed, at);
    if (finished === null) return false;
    await this.announcer.tell(unit, badgeIssued({ ...finished.badge, jwt: signed.jwt }, finished.kid));
    return true;
  }
}
