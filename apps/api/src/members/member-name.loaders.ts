import { Injectable } from '@nestjs/common';

import { MemberNames } from '#platform/identity';
import { UnitsOfWork } from '#platform/persistence';

import { PerOperation } from '../graphql/per-operation.js';

/** Under which name the agency knows whoever acted. */
@Injectable()
export class MemberNameLoaders {
  readonly ofAccount: PerOperation<string>;

  constructor(units: UnitsOfWork, names: MemberNames) {
    this.ofAccount = new PerOperation(({ actor }, accountIds) =>
      units.read(actor, (unit) => names.byAccountIds(unit, accountIds)),
    );
  }
}
