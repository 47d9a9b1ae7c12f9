import { Args, ID, Query, Resolver } from '@nestjs/graphql';

import { agencyCursor, AgencyReads } from '#authority/agencies';
import { Clock } from '#platform/clock';
import { UnitsOfWork } from '#platform/persistence';

import { type Connection, connection, PageArguments, pageRequest } from '../graphql/connection.js';
import { CurrentOperation, Operation } from '../graphql/operation.js';
import { AgencyFilterInput } from './agency.input.js';
import { AgencyLoaders } from './agency.loaders.js';
import { AgencyConnection, AgencyNode, agencyNode } from './agency.node.js';

@Resolver(() => AgencyNode)
export class AgencyResolver {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly reads: AgencyReads,
    private readonly loaders: AgencyLoaders,
    private readonly clock: Clock,
  ) {}

  @Query(() => AgencyConnection, { description: 'The agencies, by name. For LPHQ.' })
  async agencies(
    @CurrentOperation() operation: Operation,
    @Args() args: PageArguments,
    @Args('filter', {
      type: () => AgencyFilterInput,
      nullable: true,
      description: 'Which of them; absent: all.',
    })
    given?: AgencyFilterInput | null,
  ): Promise<Connection<AgencyNode>> {
    const today = this.clock.today();
    const request = pageRequest(operation, args);
    const standing = given?.standing ? { is: given.standing, on: today } : null;
    const filter = { search: given?.search ?? null, standing };
    const page = await this.units.read(operation.actor, (unit) => this.reads.page(unit, request, filter));
    return connection(
      page,
      agencyCursor,
      (agency) => agencyNode(agency, today),
      () => this.units.read(operation.actor, (unit) => this.reads.count(unit, filter)),
    );
  }

  @Query(() => AgencyNode, { nullable: true, description: 'One agency; null where there is none. For LPHQ.' })
  async agency(
    @CurrentOperation() operation: Operation,
    @Args('id', { type: () => ID, description: 'The agency.' }) id: string,
  ): Promise<AgencyNode | null> {
    const agency = await this.loaders.byId.load(operation, id);
    return agency && agencyNode(agency, this.clock.today());
  }
}
