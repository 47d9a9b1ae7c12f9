import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { DraftReads } from '#learners/programme';
import { UnitsOfWork } from '#platform/persistence';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import { ProgrammeLoaders } from './programme.loaders.js';
import { programmeNode, ProgrammeVersionNode } from './programme.node.js';
import { draftNode, ProgrammeDraftNode } from './programme-draft.node.js';

@Resolver(() => ProgrammeDraftNode)
export class ProgrammeDraftResolver {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly drafts: DraftReads,
    private readonly loaders: ProgrammeLoaders,
  ) {}

  @Query(() => [ProgrammeDraftNode], {
    description: 'The editions that LPHQ still writes, the one saved last first. For LPHQ.',
  })
  async programmeDrafts(@CurrentOperation() operation: Operation): Promise<ProgrammeDraftNode[]> {
    const drafts = await this.units.read(operation.staff, (unit) => this.drafts.all(unit));
    return drafts.map(draftNode);
  }

  @Query(() => ProgrammeDraftNode, {
    nullable: true,
    description: 'One draft; null where there is none. For LPHQ.',
  })
  async programmeDraft(
    @CurrentOperation() operation: Operation,
    @Args('id', { type: () => ID, description: 'The draft.' }) id: string,
  ): Promise<ProgrammeDraftNode | null> {
    const draft = await this.units.read(operation.staff, (unit) => this.drafts.byId(unit, id));
    return draft && draftNode(draft);
  }

  @ResolveField(() => ProgrammeVersionNode, { description: 'The version that it began as.' })
  async basedOn(
    @CurrentOperation() operation: Operation,
    @Parent() { basedOnId }: ProgrammeDraftNode,
  ): Promise<ProgrammeVersionNode> {
    const version = await this.loaders.byId.load(operation, basedOnId);
    if (version === null) throw new Error(`Programme version ${basedOnId} is gone; nothing takes one away.`);
    return programmeNode(version);
  }
}
