import { Injectable } from '@nestjs/common';

import { type Learner, LearnerReads } from '#learners/roster';
import { UnitsOfWork } from '#platform/persistence';

import { byId, PerOperation } from '../graphql/per-operation.js';

@Injectable()
export class LearnerLoaders {
  readonly byId: PerOperation<Learner>;

  constructor(units: UnitsOfWork, learners: LearnerReads) {
    this.byId = new PerOperation(async ({ actor }, ids) =>
      byId(await units.read(actor, (unit) => learners.byIds(unit, ids))),
    );
  }
}
