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
import type { Reinstated, Suspended } from '../domain/decide-suspend.js';
import { BadgeStore } from '../store/badge.store.js';
import { type Closing, ReviewStore } from '../store/review.store.js';
import type { GivenBack } from '../store/take-back.js';
import { BadgeAnnouncer } from './badge-announcer.js';
import { HolderNotices } from './holder-notices.js';

/** Who moves a badge, and what they say about it; the words stay with the agency. */
export interface Mover {
  readonly by: AccountId;
  readonly note: string | null;
}

interface MoverAt extends Mover {
  readonly at: Instant;
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

  takeBack(unit: WriteUnit, badge: GivenBack, mover: Mover): Promise<void> {
    const at = badge.revokedAt ?? badge.preparedAt;
    return this.takeBackAll(unit, [badge], { ...mover, at });
  }

  /** Badges of one agency that were taken back at one instant, in as many statements as one. */
  async takeBackAll(unit: WriteUnit, badges: readonly GivenBack[], mover: MoverAt): Promise<void> {
    if (badges.length === 0) return;
    const { by, note, at } = mover;
    await this.withdrawReissues(unit, badges, mover, ({ revocationReason }) => revocationReason ?? 'OTHER');
    await this.badges.takeBack(unit, badges, mover);
    await this.announcer.tell(unit, ...badges.map((badge) => badgeTakenBack(badge, note)));
    const revoked = badges.filter(({ state }) => state === 'REVOKED');
    const concerned = revoked.map((badge) => ({ ...badge, reason: badge.revocationReason }));
    await this.notices.owe(unit, 'REVOKED', concerned, at);
    const closing = (badge: Badge): Closing => {
      const reason = note ?? badge.revocationReason ?? '';
      return { badge, decision: 'REVOKE', reason, by, at };
    };
    await this.closeReviews(unit, badges.map(closing));
  }

  async suspend(unit: WriteUnit, badge: Suspended, mover: Mover): Promise<void> {
    const at = badge.suspendedAt ?? badge.preparedAt;
    await this.withdrawReissues(unit, [badge], { ...mover, at }, () => 'OTHER');
    await this.badges.suspend(unit, badge, mover);
    await this.announcer.tell(unit, badgeSuspended(badge, mover.note));
    await this.notices.owe(unit, 'SUSPENDED', [{ ...badge, reason: badge.suspensionReason }], at);
    const reason = mover.note ?? badge.suspensionReason;
    await this.closeReviews(unit, [{ badge, decision: 'SUSPEND', reason, by: mover.by, at }]);
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
  async closeReview(unit: WriteUnit, closing: Closing): Promise<boolean> {
    return (await this.closeReviews(unit, [closing])) > 0;
  }

  /** The ground of what was to be decided stands again, by the acceptance of somebody of the agency. */
  async closeQualified(
    unit: WriteUnit,
    learners: readonly Pick<Learner, 'agencyId' | 'id'>[],
    closing: Pick<Closing, 'by' | 'at'>,
  ): Promise<void> {
    const closed = await this.reviews.closeQualified(unit, learners, closing);
    await this.announcer.tell(unit, ...closed.map((badge) => reviewDecided(badge, 'REQUALIFIED', null)));
  }

  private async closeReviews(unit: WriteUnit, closings: readonly Closing[]): Promise<number> {
    const closed = await this.reviews.close(unit, closings);
    const told = closings.filter(({ badge }) => closed.has(badge.id));
    await this.announcer.tell(
      unit,
      ...told.map(({ badge, decision, reason }) => reviewDecided(badge, decision, reason)),
    );
    return told.length;
  }

  /** But for those that are taken back themselves. */
  private async withdrawReissues<Moved extends Badge>(
    unit: WriteUnit,
    badges: readonly Moved[],
    { by, at }: MoverAt,
    reasonOf: (badge: Moved) => RevocationReason,
  ): Promise<void> {
    const waiting = await this.badges.waitingFor(unit, badges);
    const ids = new Set(badges.map(({ id }) => id));
    const withdrawn = badges.flatMap((badge): GivenBack[] => {
      const successor = waiting.get(badge.id);
      if (successor === undefined || ids.has(successor.id)) return [];
      return [{ ...successor, state: 'WITHDRAWN', revokedAt: at, revocationReason: reasonOf(badge) }];
    });
    if (withdrawn.length === 0) return;
    await this.badges.takeBack(unit, withdrawn, { by, note: null });
    await this.announcer.tell(unit, ...withdrawn.map((badge) => badgeTakenBack(badge, null)));
  }
}
