import { Injectable } from '@nestjs/common';

import { type Community, CommunityReads } from '#communities/register';
import { UnitsOfWork } from '#platform/persistence';

import { byId, PerOperation } from '../graphql/per-operation.js';

@Injectable()
export class CommunityLoaders {
  readonly byId: PerOperation<Community>;

  constructor(units: UnitsOfWork, communities: CommunityReads) {
    this.byId = new PerOperation(async ({ actor }, ids) =>
      byId(await units.read(actor, (unit) => communities.byIds(unit, ids))),
    );
  }
}
