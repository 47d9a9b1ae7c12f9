import { Injectable } from '@nestjs/common';

import {
  type BadgeNotice,
  BadgeReads,
  type BadgeReview,
  type HeldBadge,
  NoticeStore,
  ReviewStore,
} from '#learners/badges';
import { UnitsOfWork } from '#platform/persistence';

import { PerOperation } from '../graphql/per-operation.js';

@Injectable()
export class BadgeLoaders {
  readonly ofLearner: PerOperation<readonly HeldBadge[]>;

  /** The newest review of a badge. */
  readonly review: PerOperation<BadgeReview | null>;

  /** The newest that its holder is to be told of it. */
  readonly notice: PerOperation<BadgeNotice | null>;

  constructor(units: UnitsOfWork, badges: BadgeReads, reviews: ReviewStore, notices: NoticeStore) {
    this.ofLearner = new PerOperation(({ actor }, learnerIds) =>
      units.read(actor, (unit) => badges.ofLearners(unit, learnerIds)),
    );
    this.review = new PerOperation(async ({ actor }, badgeIds) => {
      const found = await units.read(actor, (unit) => reviews.ofBadges(unit, badgeIds));
      return new Map(badgeIds.map((id) => [id, found.get(id) ?? null]));
    });
    this.notice = new PerOperation(async ({ actor }, badgeIds) => {
      const found = await units.read(actor, (unit) => notices.ofBadges(unit, badgeIds));
      return new Map(badgeIds.map((id) => [id, found.get(id) ?? null]));
    });
  }
}
