import { Injectable } from '@nestjs/common';

import { type Agency, AgencyReads } from '#authority/agencies';
import { UnitsOfWork } from '#platform/persistence';

import { byId, PerOperation } from '../graphql/per-operation.js';

@Injectable()
export class AgencyLoaders {
  readonly byId: PerOperation<Agency>;

  constructor(units: UnitsOfWork, agencies: AgencyReads) {
    this.byId = new PerOperation(async ({ actor }, ids) =>
      byId(await units.read(actor, (unit) => agencies.byIds(unit, ids))),
    );
  }
}
