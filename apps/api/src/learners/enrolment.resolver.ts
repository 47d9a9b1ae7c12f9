import { Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { qualificationOf } from '#learners/qualification';
import { type EnrolmentState, enrolmentStateOf } from '#learners/roster';

import { CompletionLoaders } from '../completions/completion.loaders.js';
import { CurrentOperation, Operation } from '../graphql/operation.js';
import { ProgrammeLoaders } from '../programme/programme.loaders.js';
import { programmeNode, ProgrammeVersionNode } from '../programme/programme.node.js';
import { EnrolmentNode, EnrolmentStateEnum } from './learner.node.js';

@Resolver(() => EnrolmentNode)
export class EnrolmentResolver {
  constructor(
    private readonly programmes: ProgrammeLoaders,
    private readonly completions: CompletionLoaders,
  ) {}

  @ResolveField(() => ProgrammeVersionNode, { description: 'The version, fixed at enrolment.' })
  async programmeVersion(
    @CurrentOperation() operation: Operation,
    @Parent() enrolment: EnrolmentNode,
  ): Promise<ProgrammeVersionNode> {
    const programme = await this.programmes.byId.load(operation, enrolment.programmeVersionId);
    if (programme === null) throw new Error('A learner’s programme version is not there.');
    return programmeNode(programme);
  }

  @ResolveField(() => EnrolmentStateEnum, {
    description: 'How far it has come, by the completions that count; or where it rests.',
  })
  async state(
    @CurrentOperation() operation: Operation,
    @Parent() enrolment: EnrolmentNode,
  ): Promise<EnrolmentState> {
    const [completions, programme] = await Promise.all([
      this.completions.ofLearner.load(operation, enrolment.learnerId),
      this.programmes.byId.load(operation, enrolment.programmeVersionId),
    ]);
    if (programme === null) throw new Error('A learner’s programme version is not there.');
    const hasBegun = completions.some(({ programmeVersionId }) => programmeVersionId === programme.id);
    const isQualified = qualificationOf(completions, programme).kind === 'qualified';
    return enrolmentStateOf(enrolment, { hasBegun, isQualified });
  }
}
