import { Args, Query, Resolver } from '@nestjs/graphql';

import { agencyCursor, AgencyReads } from '#authority/agencies';
import { Clock } from '#platform/clock';
import { UnitsOfWork } from '#platform/persistence';

import { type Connection, connection, PageArguments, pageRequest } from '../graphql/connection.js';
import { CurrentOperation, Operation } from '../graphql/operation.js';
import { AgencyConnection, AgencyNode, agencyNode } from './agency.node.js';

@Resolver(() => AgencyNode)
export class AgencyResolver {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly reads: AgencyReads,
    private readonly clock: Clock,
  ) {}

  @Query(() => AgencyConnection, { description: 'Every agency, by name. For LPHQ.' })
  async agencies(
    @CurrentOperation() operation: Operation,
    @Args() args: PageArguments,
  ): Promise<Connection<AgencyNode>> {
    const request = pageRequest(operation, args);
    const page = await this.units.read(operation.actor, (unit) => this.reads.page(unit, request));
    const today = this.clock.today();
    return connection(
      page,
      agencyCursor,
      (agency) => agencyNode(agency, today),
      () => this.units.read(operation.actor, (unit) => this.reads.count(unit)),
    );
  }
}
