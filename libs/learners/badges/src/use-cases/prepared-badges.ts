import { Injectable } from '@nestjs/common';

import { type Instant, plusMilliseconds } from '#platform/clock';
import type { ReadUnit, Unit, WriteUnit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

import { badgeIssued } from '../domain/badge.events.js';
import { nextTryAfter } from '../domain/next-try.js';
import type { WaitingBadge } from '../domain/waiting-badge.js';
import { type SignedForms, SigningQueue } from '../store/signing-queue.js';
import { BadgeAnnouncer } from './badge-announcer.js';

/** Which badge is put off. */
export type PutOff = Pick<WaitingBadge, 'credentialId' | 'attempts'>;

/** What is missing for a moment only (its key is not published yet) is asked for again after this long. */
const A_MOMENT = 1_000;

/**
 * The worker's side of issuing, over units that the worker opens: claim, sign, finish, or put off. Rows are the truth;
 * a notification on `to_sign` is a nudge. A worker that dies loses nothing: its claims end with its connection.
 */
@Injectable()
export class PreparedBadges {
  constructor(
    private readonly queue: SigningQueue,
    private readonly announcer: BadgeAnnouncer,
  ) {}

  /** The agencies for which something is due, for a worker that acts for none yet. */
  agenciesWaiting(unit: ReadUnit, now: Instant): Promise<AgencyId[]> {
    return this.queue.agenciesWaiting(unit, now);
  }

  /**
   * Up to `limit` badges of the unit's agency that were due at the instant, longest due first, kept from other
   * workers and from withdrawal until the unit ends.
   */
  claim(unit: WriteUnit, due: Instant, limit: number): Promise<WaitingBadge[]> {
    return this.queue.claim(unit, due, limit);
  }

  /** After a failure: each time twice as long. Bookkeeping of the worker's queue: open the unit with `overQueues`. */
  putOff(unit: Unit, badge: PutOff, now: Instant): Promise<void> {
    const attempts = badge.attempts + 1;
    return this.queue.postpone(unit, badge.credentialId, { attempts, at: nextTryAfter(attempts, now) });
  }

  /** For a moment, which counts as no failure. */
  putOffBriefly(unit: Unit, { credentialId, attempts }: PutOff, now: Instant): Promise<void> {
    return this.queue.postpone(unit, credentialId, { attempts, at: plusMilliseconds(now, A_MOMENT) });
  }

  /**
   * Stores what was signed and says whether it did: false where the badge is no longer prepared, as when another
   * worker was faster or it was withdrawn. Then nothing was written, and a unit that did nothing else says so itself.
   */
  async finish(unit: WriteUnit, credentialId: string, signed: SignedForms, at: Instant): Promise<boolean> {
    const finished = await this.queue.finish(unit, credentialId, signed, at);
    if (finished === null) return false;
    await this.announcer.tell(unit, badgeIssued({ ...finished.badge, jwt: signed.jwt }, finished.kid));
    return true;
  }
}
