import { Injectable } from '@nestjs/common';

import { type Community, CommunityReads } from '#communities/register';
import { type LearnerCount, LearnerCounts } from '#learners/roster';
import { UnitsOfWork } from '#platform/persistence';

import { byId, PerOperation } from '../graphql/per-operation.js';

@Injectable()
export class CommunityLoaders {
  readonly byId: PerOperation<Community>;
  readonly countsOf: PerOperation<LearnerCount>;

  constructor(units: UnitsOfWork, communities: CommunityReads, learners: LearnerCounts) {
    this.byId = new PerOperation(async ({ actor }, ids) =>
      byId(await units.read(actor, (unit) => communities.byIds(unit, ids))),
    );
    this.countsOf = new PerOperation(({ actor }, ids) =>
      units.read(actor, (unit) => learners.ofCommunities(unit, ids)),
    );
  }
}
