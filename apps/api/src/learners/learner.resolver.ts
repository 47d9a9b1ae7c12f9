import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import { EnrolLearner, learnerCursor, LearnerReads } from '#learners/roster';
import { UnitsOfWork } from '#platform/persistence';

import { type Connection, connection, pageRequest } from '../graphql/connection.js';
import { CurrentOperation, Operation } from '../graphql/operation.js';
import { EnrolLearnerInput, LearnersArguments } from './learner.input.js';
import { LearnerLoaders } from './learner.loaders.js';
import { LearnerConnection, LearnerNode, learnerNode } from './learner.node.js';
import { EnrolLearnerResult, enrolLearnerResult } from './learner.results.js';

@Resolver(() => LearnerNode)
export class LearnerResolver {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly reads: LearnerReads,
    private readonly loaders: LearnerLoaders,
    private readonly enrol: EnrolLearner,
  ) {}

  @Query(() => LearnerConnection, { description: 'The learners of one’s agency, by family name.' })
  async learners(
    @CurrentOperation() operation: Operation,
    @Args() args: LearnersArguments,
  ): Promise<Connection<LearnerNode>> {
    const filter = typeof args.communityId === 'string' ? { communityId: args.communityId } : {};
    const request = { ...pageRequest(operation, args), ...filter };
    const page = await this.units.read(operation.member, (unit) => this.reads.page(unit, request));
    return connection(page, learnerCursor, learnerNode, () =>
      this.units.read(operation.member, (unit) => this.reads.count(unit, filter)),
    );
  }

  @Query(() => LearnerNode, {
    nullable: true,
    description: 'A learner of one’s agency; null where there is none.',
  })
  async learner(
    @CurrentOperation() operation: Operation,
    @Args('id', { type: () => ID, description: 'The learner’s id.' }) id: string,
  ): Promise<LearnerNode | null> {
    const learner = await this.loaders.byId.load(operation, id);
    return learner && learnerNode(learner);
  }

  @Mutation(() => EnrolLearnerResult, {
    description: 'Enrols a learner from today. For managers and registrars.',
  })
  async enrolLearner(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => EnrolLearnerInput, description: 'The new learner.' })
    input: EnrolLearnerInput,
  ): Promise<typeof EnrolLearnerResult> {
    return enrolLearnerResult(operation.locale, await this.enrol.run(operation.member, input));
  }
}
