import { Query, ResolveField, Resolver } from '@nestjs/graphql';

import { Clock } from '#platform/clock';

import { AgencyLoaders } from '../agencies/agency.loaders.js';
import { AgencyNode, agencyNode } from '../agencies/agency.node.js';
import { CurrentOperation, Operation } from '../graphql/operation.js';
import { ViewerNode } from './viewer.node.js';

@Resolver(() => ViewerNode)
export class ViewerResolver {
  constructor(
    private readonly agencies: AgencyLoaders,
    private readonly clock: Clock,
  ) {}

  @Query(() => ViewerNode, { description: 'Whoever is signed in.' })
  viewer(@CurrentOperation() operation: Operation): ViewerNode {
    return { displayName: operation.person?.displayName ?? '', roles: operation.actor.roles };
  }

  @ResolveField(() => AgencyNode, { nullable: true, description: 'The agency they act for; null for LPHQ.' })
  async agency(@CurrentOperation() operation: Operation): Promise<AgencyNode | null> {
    const { actor } = operation;
    if (actor.kind === 'staff') return null;
    const agency = await this.agencies.byId.load(operation, actor.agencyId);
    return agency && agencyNode(agency, this.clock.today());
  }
}
