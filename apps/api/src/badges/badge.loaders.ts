import { Injectable } from '@nestjs/common';

import { type Badge, BadgeReads, type BadgeReview, ReviewStore } from '#learners/badges';
import { UnitsOfWork } from '#platform/persistence';

import { PerOperation } from '../graphql/per-operation.js';

@Injectable()
export class BadgeLoaders {
  readonly ofLearner: PerOperation<readonly Badge[]>;

  /** The newest review of a badge. */
  readonly review: PerOperation<BadgeReview | null>;

  constructor(units: UnitsOfWork, badges: BadgeReads, reviews: ReviewStore) {
    this.ofLearner = new PerOperation(({ actor }, learnerIds) =>
      units.read(actor, (unit) => badges.ofLearners(unit, learnerIds)),
    );
    this.review = new PerOperation(async ({ actor }, badgeIds) => {
      const found = await units.read(actor, (unit) => reviews.ofBadges(unit, badgeIds));
      return new Map(badgeIds.map((id) => [id, found.get(id) ?? null]));
    });
  }
}
