import { Injectable } from '@nestjs/common';

import { LearnerReads, type LearnerThere } from '#learners/roster';
import { UnitsOfWork } from '#platform/persistence';

import { byId, PerOperation } from '../graphql/per-operation.js';

@Injectable()
export class LearnerLoaders {
  readonly byId: PerOperation<LearnerThere>;

  constructor(units: UnitsOfWork, learners: LearnerReads) {
    this.byId = new PerOperation(async ({ actor }, ids) =>
      byId(await units.read(actor, (unit) => learners.byIds(unit, ids))),
    );
  }
}
