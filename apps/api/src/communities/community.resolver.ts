import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { communityCursor, CommunityReads } from '#communities/register';
import { UnitsOfWork } from '#platform/persistence';

import { type Connection, connection, PageArguments, pageRequest } from '../graphql/connection.js';
import { CurrentOperation, Operation } from '../graphql/operation.js';
import { CommunityFilterInput } from './community.input.js';
import { CommunityLoaders } from './community.loaders.js';
import { CommunityConnection, CommunityNode, communityNode, LearnerCountsNode } from './community.node.js';

@Resolver(() => CommunityNode)
export class CommunityResolver {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly reads: CommunityReads,
    private readonly loaders: CommunityLoaders,
  ) {}

  @Query(() => CommunityConnection, { description: 'The communities of one’s agency, by name.' })
  async communities(
    @CurrentOperation() operation: Operation,
    @Args() args: PageArguments,
    @Args('filter', {
      type: () => CommunityFilterInput,
      nullable: true,
      description: 'Which of them; absent: all.',
    })
    filter?: CommunityFilterInput | null,
  ): Promise<Connection<CommunityNode>> {
    const request = pageRequest(operation, args);
    const page = await this.units.read(operation.member, (unit) =>
      this.reads.page(unit, request, filter ?? {}),
    );
    return connection(page, communityCursor, communityNode, () =>
      this.units.read(operation.member, (unit) => this.reads.count(unit, filter ?? {})),
    );
  }

  @Query(() => CommunityNode, {
    nullable: true,
    description: 'One community of one’s agency; null where there is none.',
  })
  async community(
    @CurrentOperation() operation: Operation,
    @Args('id', { type: () => ID, description: 'The community.' }) id: string,
  ): Promise<CommunityNode | null> {
    const community = await this.loaders.byId.load(operation, id);
    return community && communityNode(community);
  }

  @ResolveField(() => LearnerCountsNode, { description: 'How many learners are to serve it.' })
  async counts(
    @CurrentOperation() operation: Operation,
    @Parent() community: CommunityNode,
  ): Promise<LearnerCountsNode> {
    const counts = await this.loaders.countsOf.load(operation, community.id);
    if (counts === null) throw new Error('A community’s counts were left out.');
    return counts;
  }
}
