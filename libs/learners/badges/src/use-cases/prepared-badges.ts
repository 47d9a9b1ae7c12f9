import { Injectable } from '@nestjs/common';

import { type Instant, plusMilliseconds } from '#platform/clock';
import type { ReadUnit, Unit, WriteUnit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

import { badgeIssued, badgeSuperseded } from '../domain/badge.events.js';
import { nextTryAfter } from '../domain/next-try.js';
import type { WaitingBadge } from '../domain/waiting-badge.js';
import { type ClaimedRow, type SignedForms, SigningQueue } from '../store/signing-queue.js';
import { BadgeAnnouncer } from './badge-announcer.js';
import { HolderNotices } from './holder-notices.js';

/**
 * How long a claim holds. A chunk takes some tens of milliseconds, so a worker at work never loses one; what a killed
 * worker held is signed by another ten seconds later. A worker that is slower than that signs in vain and harms
 * nothing: only what is still prepared is finished.
 */
const LEASE = 10_000;

/** What is missing for a moment only (its key is not published yet) is asked for again after this long. */
const A_MOMENT = 1_000;

/**
 * The worker's side of issuing, over units that the worker opens: claim, open, sign, finish, or put off. Rows are the
 * truth; a notification on `to_sign` is a nudge. A worker that dies loses nothing: its claims end with their lease.
 */
@Injectable()
export class PreparedBadges {
  constructor(
    private readonly queue: SigningQueue,
    private readonly announcer: BadgeAnnouncer,
    private readonly notices: HolderNotices,
  ) {}

  /** The agencies for which something is due, for a worker that acts for none yet. */
  agenciesWaiting(unit: Unit, now: Instant): Promise<AgencyId[]> {
    return this.queue.agenciesWaiting(unit, now);
  }

  /**
   * Up to `limit` of the agency's rows that were due at the instant, longest due first, kept from other workers for
   * ten seconds from `now`. Bookkeeping of the worker's queue, as is putting off: open the unit with `overQueues`.
   */
  claim(
    unit: Unit,
    agencyId: AgencyId,
    { due, now, limit }: { readonly due: Instant; readonly now: Instant; readonly limit: number },
  ): Promise<readonly ClaimedRow[]> {
    return this.queue.claim(unit, agencyId, { due, until: plusMilliseconds(now, LEASE), limit });
  }

  /** The claimed badges with the bytes that are to be signed, read in their agency's name; withdrawn ones are gone. */
  open(unit: ReadUnit, claimed: readonly ClaimedRow[]): Promise<readonly WaitingBadge[]> {
    return this.queue.open(unit, claimed);
  }

  /** After a failure: each time twice as long. */
  putOff(unit: Unit, badges: readonly ClaimedRow[], now: Instant): Promise<void> {
    const tries = badges.map(({ credentialId, attempts }) => {
      const failures = attempts + 1;
      return { credentialId, attempts: failures, at: nextTryAfter(failures, now) };
    });
    return this.queue.postpone(unit, tries);
  }

  /** For a moment, which counts as no failure. */
  putOffBriefly(unit: Unit, badges: readonly ClaimedRow[], now: Instant): Promise<void> {
    const at = plusMilliseconds(now, A_MOMENT);
    return this.queue.postpone(
      unit,
      badges.map(({ credentialId, attempts }) => ({ credentialId, attempts, at })),
    );
  }

  /**
   * Stores what was signed and says how many badges it issued: those that are no longer prepared, as when one was
   * withdrawn or another worker was faster, are passed over. What they replace is revoked in the same unit. Where that is all of them nothing was written, and a unit
   * that did nothing else says so itself.
   */
  async finish(unit: WriteUnit, signed: ReadonlyMap<string, SignedForms>, at: Instant): Promise<number> {
    const issued = await this.queue.finish(unit, signed, at);
    const events = issued.map((badge) =>
      badgeIssued({ ...badge, jwt: signed.get(badge.id)?.jwt ?? '' }, badge.kid),
    );
    const superseded = issued.length === 0 ? [] : await this.queue.supersede(unit, issued, at);
    await this.announcer.tell(unit, ...events, ...superseded.map(badgeSuperseded));
    const replaced = superseded.map((badge) => ({ ...badge, reason: null }));
    await this.notices.owe(unit, 'REPLACED', replaced, at);
    return issued.length;
  }
}
