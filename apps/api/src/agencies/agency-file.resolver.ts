import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { type Connection, PageArguments } from '../graphql/connection.js';
import { CurrentOperation, Operation } from '../graphql/operation.js';
import { AgencyHistory } from '../journal/agency-history.js';
import { JournalConnection, JournalEntryNode } from '../journal/journal.node.js';
import { AgencyLoaders } from './agency.loaders.js';
import { AgencyCountsNode, AgencyNode, LogoNode } from './agency.node.js';

/** What hangs on an agency. */
@Resolver(() => AgencyNode)
export class AgencyFileResolver {
  constructor(
    private readonly agencies: AgencyLoaders,
    private readonly histories: AgencyHistory,
  ) {}

  @ResolveField(() => LogoNode, { nullable: true, description: 'Its picture; null where it has none.' })
  async logo(
    @CurrentOperation() operation: Operation,
    @Parent() agency: AgencyNode,
  ): Promise<LogoNode | null> {
    const logo = await this.agencies.logoOf.load(operation, agency.id);
    return logo && { version: logo.digest, width: logo.width, height: logo.height };
  }

  @ResolveField(() => AgencyCountsNode, { description: 'How many communities and learners it has.' })
  async counts(
    @CurrentOperation() operation: Operation,
    @Parent() agency: AgencyNode,
  ): Promise<AgencyCountsNode> {
    const counts = await this.agencies.countsOf.load(operation, agency.id);
    if (counts === null) throw new Error('An agency’s counts were left out.');
    return counts;
  }

  @ResolveField(() => JournalConnection, {
    description: 'What the journal recorded of the agency itself, the newest first.',
  })
  history(
    @CurrentOperation() operation: Operation,
    @Parent() agency: AgencyNode,
    @Args() args: PageArguments,
  ): Promise<Connection<JournalEntryNode>> {
    return this.histories.page(operation, agency.id, args);
  }
}
