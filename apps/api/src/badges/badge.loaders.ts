import { Injectable } from '@nestjs/common';

import { type Badge, BadgeReads } from '#learners/badges';
import { UnitsOfWork } from '#platform/persistence';

import { PerOperation } from '../graphql/per-operation.js';

@Injectable()
export class BadgeLoaders {
  readonly ofLearner: PerOperation<readonly Badge[]>;

  constructor(units: UnitsOfWork, badges: BadgeReads) {
    this.ofLearner = new PerOperation(({ actor }, learnerIds) =>
      units.read(actor, (unit) => badges.ofLearners(unit, learnerIds)),
    );
  }
}
