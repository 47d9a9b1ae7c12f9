import { Injectable } from '@nestjs/common';

import type { Learner } from '#learners/roster';
import type { Instant } from '#platform/clock';
import type { WriteUnit } from '#platform/persistence';
import type { AccountId } from '#platform/tenancy';

import {
  badgeReinstated,
  badgeSuspended,
  badgeTakenBack,
  reviewDecided,
  reviewOpened,
} from '../domain/badge.events.js';
import type { Badge, RevocationReason } from '../domain/badge.js';
import type { TakenBack } from '../domain/decide-revoke.js';
import type { Reinstated, Suspended } from '../domain/decide-suspend.js';
import { BadgeStore } from '../store/badge.store.js';
import { type Closing, ReviewStore } from '../store/review.store.js';
import { BadgeAnnouncer } from './badge-announcer.js';
import { HolderNotices } from './holder-notices.js';

/** Who moves a badge, and what they say about it; the words stay with the agency. */
export interface Mover {
  readonly by: AccountId;
  readonly note: string | null;
}

/**
 * Writes what was decided about a badge whose row is locked, tells it, and has the holder told. A re-issue that waits to take its place goes
 * with it: nobody gets a new card for a badge that is out of use.
 */
@Injectable()
export class BadgeMoves {
  constructor(
    private readonly badges: BadgeStore,
    private readonly reviews: ReviewStore,
    private readonly announcer: BadgeAnnouncer,
    private readonly notices: HolderNotices,
  ) {}

  async takeBack(unit: WriteUnit, badge: Badge & { readonly state: TakenBack }, mover: Mover): Promise<void> {
    const at = badge.revokedAt ?? badge.preparedAt;
    await this.withdrawReissue(unit, badge, { ...mover, at, reason: badge.revocationReason ?? 'OTHER' });
    await this.badges.takeBack(unit, badge, mover);
    await this.announcer.tell(unit, badgeTakenBack(badge, mover.note));
    const concerned = { ...badge, reason: badge.revocationReason };
    if (badge.state === 'REVOKED') await this.notices.owe(unit, 'REVOKED', [concerned], at);
    const reason = mover.note ?? badge.revocationReason ?? '';
    await this.closeReview(unit, badge, { decision: 'REVOKE', reason, by: mover.by, at });
  }

  async suspend(unit: WriteUnit, badge: Suspended, mover: Mover): Promise<void> {
    const at = badge.suspendedAt ?? badge.preparedAt;
    await this.withdrawReissue(unit, badge, { ...mover, at, reason: 'OTHER' });
    await this.badges.suspend(unit, badge, mover);
    await this.announcer.tell(unit, badgeSuspended(badge, mover.note));
    await this.notices.owe(unit, 'SUSPENDED', [{ ...badge, reason: badge.suspensionReason }], at);
    const reason = mover.note ?? badge.suspensionReason;
    await this.closeReview(unit, badge, { decision: 'SUSPEND', reason, by: mover.by, at });
  }

  async reinstate(
    unit: WriteUnit,
    badge: Reinstated,
    { note, at }: Pick<Mover, 'note'> & { readonly at: Instant },
  ): Promise<void> {
    await this.badges.reinstate(unit, badge);
    await this.announcer.tell(unit, badgeReinstated(badge, note));
    await this.notices.owe(unit, 'REINSTATED', [{ ...badge, reason: null }], at);
  }

  /** Has somebody decide about a badge that stays in use meanwhile; one open review is enough. */
  async openReview(
    unit: WriteUnit,
    badge: Badge,
    opened: { readonly completionId: string; readonly by: AccountId; readonly at: Instant },
  ): Promise<void> {
    const isOpened = await this.reviews.open(unit, badge, opened);
    if (isOpened) await this.announcer.tell(unit, reviewOpened(badge, opened.completionId));
  }

  /** Keeps what was decided, by a decision or by the act itself; false where no review is open. */
  async closeReview(unit: WriteUnit, badge: Badge, closing: Closing): Promise<boolean> {
    const closed = await this.reviews.close(unit, badge, closing);
    if (closed === null) return false;
    await this.announcer.tell(unit, reviewDecided(badge, closing.decision, closing.reason));
    return true;
  }

  /** The ground of what was to be decided stands again, by the acceptance of somebody of the agency. */
  async closeQualified(
    unit: WriteUnit,
    learner: Pick<Learner, 'agencyId' | 'id'>,
    closing: Pick<Closing, 'by' | 'at'>,
  ): Promise<void> {
    const closed = await this.reviews.closeQualified(unit, learner, closing);
    await this.announcer.tell(unit, ...closed.map((badge) => reviewDecided(badge, 'REQUALIFIED', null)));
  }

  private async withdrawReissue(
    unit: WriteUnit,
    badge: Badge,
    { by, at, reason }: { readonly by: AccountId; readonly at: Instant; readonly reason: RevocationReason },
  ): Promise<void> {
    const waiting = await this.badges.waitingFor(unit, badge);
    if (waiting === null) return;
    const withdrawn = { ...waiting, state: 'WITHDRAWN', revokedAt: at, revocationReason: reason } as const;
    await this.badges.takeBack(unit, withdrawn, { by, note: null });
    await this.announcer.tell(unit, badgeTakenBack(withdrawn, null));
  }
}
