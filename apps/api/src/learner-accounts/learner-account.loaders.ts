import { Injectable } from '@nestjs/common';

import { type AccountStanding, AccountStandings } from '#learners/accounts';
import { UnitsOfWork } from '#platform/persistence';

import { PerOperation } from '../graphql/per-operation.js';

@Injectable()
export class LearnerAccountLoaders {
  readonly ofLearner: PerOperation<AccountStanding>;

  constructor(units: UnitsOfWork, standings: AccountStandings) {
    this.ofLearner = new PerOperation(({ actor }, ids) =>
      units.read(actor, (unit) => standings.of(unit, ids)),
    );
  }
}
