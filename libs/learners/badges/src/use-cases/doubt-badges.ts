import { Injectable } from '@nestjs/common';

import type { Instant } from '#platform/clock';
import type { WriteUnit } from '#platform/persistence';

import { reviewOpened } from '../domain/badge.events.js';
import { type Badge, hasLapsed, isLive } from '../domain/badge.js';
import { BadgeReads } from '../store/badge.reads.js';
import { ReviewStore } from '../store/review.store.js';
import { BadgeAnnouncer } from './badge-announcer.js';

/**
 * Has somebody decide about the badges of a learner who came by transfer, where what came with them was voided at the
 * agency that they came from. For the worker, in the name of the agency where they are now; nothing moves by itself.
 */
@Injectable()
export class DoubtBadges {
  constructor(
    private readonly badges: BadgeReads,
    private readonly reviews: ReviewStore,
    private readonly announcer: BadgeAnnouncer,
  ) {}

  /** Opens a review of each badge that is not over, unless one is open. */
  async within(
    unit: WriteUnit,
    { learnerId, completionId }: { readonly learnerId: string; readonly completionId: string },
    at: Instant,
  ): Promise<void> {
    const held = (await this.badges.ofLearners(unit, [learnerId])).get(learnerId) ?? [];
    const opened: Badge[] = [];
    for (const badge of held.filter((each) => isLive(each) && !hasLapsed(each, at)))
      if (await this.reviews.open(unit, badge, { completionId, by: null, at })) opened.push(badge);
    await this.announcer.tell(unit, ...opened.map((badge) => reviewOpened(badge, completionId)));
  }
}
