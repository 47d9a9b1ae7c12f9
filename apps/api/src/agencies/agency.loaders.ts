import { Injectable } from '@nestjs/common';

import { type Agency, AgencyReads, type LogoFacts, LogoStore } from '#authority/agencies';
import { CommunityReads } from '#communities/register';
import { LearnerCounts } from '#learners/roster';
import { UnitsOfWork } from '#platform/persistence';

import { byId, PerOperation } from '../graphql/per-operation.js';
import type { AgencyCountsNode } from './agency.node.js';

@Injectable()
export class AgencyLoaders {
  readonly byId: PerOperation<Agency>;
  readonly logoOf: PerOperation<LogoFacts>;
  readonly countsOf: PerOperation<AgencyCountsNode>;

  constructor(
    units: UnitsOfWork,
    agencies: AgencyReads,
    logos: LogoStore,
    communities: CommunityReads,
    learners: LearnerCounts,
  ) {
    this.byId = new PerOperation(async ({ actor }, ids) =>
      byId(await units.read(actor, (unit) => agencies.byIds(unit, ids))),
    );
    this.logoOf = new PerOperation(async ({ actor }, ids) => {
      const found = await units.read(actor, (unit) => logos.factsOf(unit, ids));
      return new Map(found.map((logo) => [logo.agencyId, logo]));
    });
    this.countsOf = new PerOperation(({ actor }, ids) =>
      units.read(actor, async (unit) => {
        const ofCommunities = await communities.countOfAgencies(unit, ids);
        const ofLearners = await learners.ofAgencies(unit, ids);
        return new Map(
          [...ofLearners].map(([id, counts]) => [id, { communities: ofCommunities.get(id) ?? 0, ...counts }]),
        );
      }),
    );
  }
}
