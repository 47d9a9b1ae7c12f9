import { Args, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import {
  type CarriedAssignment,
  mappingOf,
  ProgrammeReads,
  type ProgrammeStanding,
  type ProgrammeState,
} from '#learners/programme';
import type { Instant } from '#platform/clock';
import { UnitsOfWork } from '#platform/persistence';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import { DateTime } from '../graphql/scalars.js';
import { ProgrammeLoaders } from './programme.loaders.js';
import {
  CarriedAssignmentNode,
  programmeNode,
  ProgrammeStateEnum,
  ProgrammeVersionNode,
} from './programme.node.js';

@Resolver(() => ProgrammeVersionNode)
export class ProgrammeResolver {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly reads: ProgrammeReads,
    private readonly loaders: ProgrammeLoaders,
  ) {}

  @Query(() => ProgrammeVersionNode, { description: 'The version in which new learners are enrolled.' })
  async programme(@CurrentOperation() operation: Operation): Promise<ProgrammeVersionNode> {
    const current = await this.units.read(operation.actor, (unit) => this.reads.current(unit));
    if (current === null) throw new Error('No programme is published: run `operator migrate`.');
    return programmeNode(current);
  }

  @Query(() => [ProgrammeVersionNode], {
    description:
      'Every version: those that learners are enrolled in first, and of these the one published last.',
  })
  async programmes(@CurrentOperation() operation: Operation): Promise<ProgrammeVersionNode[]> {
    const all = await this.units.read(operation.actor, (unit) => this.reads.all(unit));
    return all.map(programmeNode);
  }

  @Query(() => ProgrammeVersionNode, {
    nullable: true,
    description: 'One version; null where there is none.',
  })
  async programmeVersion(
    @CurrentOperation() operation: Operation,
    @Args('id', { type: () => ID, description: 'The version.' }) id: string,
  ): Promise<ProgrammeVersionNode | null> {
    const version = await this.loaders.byId.load(operation, id);
    return version && programmeNode(version);
  }

  @Query(() => [CarriedAssignmentNode], {
    description:
      'What counts for each assignment of a version, should a learner of another version go on under it; empty where one is not there.',
  })
  async programmeMapping(
    @CurrentOperation() operation: Operation,
    @Args('fromId', { type: () => ID, description: 'The version that the learner is on.' }) fromId: string,
    @Args('toId', { type: () => ID, description: 'The version under which they would go on.' }) toId: string,
  ): Promise<readonly CarriedAssignment[]> {
    const [from, to] = await Promise.all([fromId, toId].map((id) => this.loaders.byId.load(operation, id)));
    return from && to ? mappingOf(from, to) : [];
  }

  @ResolveField(() => ProgrammeStateEnum, { description: 'Where it stands.' })
  async state(
    @CurrentOperation() operation: Operation,
    @Parent() { id }: ProgrammeVersionNode,
  ): Promise<ProgrammeState> {
    return (await this.standing(operation, id)).state;
  }

  @ResolveField(() => DateTime, { description: 'When it was published.' })
  async publishedAt(
    @CurrentOperation() operation: Operation,
    @Parent() { id }: ProgrammeVersionNode,
  ): Promise<Instant> {
    return (await this.standing(operation, id)).publishedAt;
  }

  @ResolveField(() => DateTime, { nullable: true, description: 'When it was retired, if it was.' })
  async retiredAt(
    @CurrentOperation() operation: Operation,
    @Parent() { id }: ProgrammeVersionNode,
  ): Promise<Instant | null> {
    return (await this.standing(operation, id)).retiredAt;
  }

  private async standing(operation: Operation, id: string): Promise<ProgrammeStanding> {
    const standing = await this.loaders.standings.load(operation, id);
    if (standing === null) throw new Error(`Programme version ${id} is gone; nothing takes one away.`);
    return standing;
  }
}
