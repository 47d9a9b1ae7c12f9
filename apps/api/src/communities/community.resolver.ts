import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';

import { communityCursor, CommunityReads, RegisterCommunity } from '#communities/register';
import { UnitsOfWork } from '#platform/persistence';

import { type Connection, connection, PageArguments, pageRequest } from '../graphql/connection.js';
import { CurrentOperation, Operation } from '../graphql/operation.js';
import { RegisterCommunityInput } from './community.input.js';
import { CommunityConnection, CommunityNode, communityNode } from './community.node.js';
import { RegisterCommunityResult, registerCommunityResult } from './community.results.js';

@Resolver(() => CommunityNode)
export class CommunityResolver {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly reads: CommunityReads,
    private readonly register: RegisterCommunity,
  ) {}

  @Query(() => CommunityConnection, { description: 'The communities of one’s agency, by name.' })
  async communities(
    @CurrentOperation() operation: Operation,
    @Args() args: PageArguments,
  ): Promise<Connection<CommunityNode>> {
    const request = pageRequest(operation, args);
    const page = await this.units.read(operation.member, (unit) => this.reads.page(unit, request));
    return connection(page, communityCursor, communityNode, () =>
      this.units.read(operation.member, (unit) => this.reads.count(unit)),
    );
  }

  @Mutation(() => RegisterCommunityResult, {
    description: 'Registers a community with one’s agency. For managers.',
  })
  async registerCommunity(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => RegisterCommunityInput, description: 'The new community.' })
    input: RegisterCommunityInput,
  ): Promise<typeof RegisterCommunityResult> {
    return registerCommunityResult(operation.locale, await this.register.run(operation.member, input));
  }
}
