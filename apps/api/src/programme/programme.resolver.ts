import { Query, Resolver } from '@nestjs/graphql';

import { ProgrammeReads } from '#learners/programme';
import { UnitsOfWork } from '#platform/persistence';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import { programmeNode, ProgrammeVersionNode } from './programme.node.js';

@Resolver(() => ProgrammeVersionNode)
export class ProgrammeResolver {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly programmes: ProgrammeReads,
  ) {}

  @Query(() => ProgrammeVersionNode, { description: 'The version in which new learners are enrolled.' })
  async programme(@CurrentOperation() operation: Operation): Promise<ProgrammeVersionNode> {
    const current = await this.units.read(operation.actor, (unit) => this.programmes.current(unit));
    if (current === null) throw new Error('No programme is published: run `operator migrate`.');
    return programmeNode(current);
  }
}
