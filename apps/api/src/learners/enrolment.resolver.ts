import { Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import { ProgrammeLoaders } from '../programme/programme.loaders.js';
import { programmeNode, ProgrammeVersionNode } from '../programme/programme.node.js';
import { EnrolmentNode } from './learner.node.js';

@Resolver(() => EnrolmentNode)
export class EnrolmentResolver {
  constructor(private readonly programmes: ProgrammeLoaders) {}

  @ResolveField(() => ProgrammeVersionNode, { description: 'The version, fixed at enrolment.' })
  async programmeVersion(
    @CurrentOperation() operation: Operation,
    @Parent() enrolment: EnrolmentNode,
  ): Promise<ProgrammeVersionNode> {
    const programme = await this.programmes.byId.load(operation, enrolment.programmeVersionId);
    if (programme === null) throw new Error('A learner’s programme version is not there.');
    return programmeNode(programme);
  }
}
