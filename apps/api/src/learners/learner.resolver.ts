import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import { EnrolLearner, RosterReads } from '#learners/roster';
import { UnitsOfWork } from '#platform/persistence';

import { type Connection, connection, pageRequest } from '../graphql/connection.js';
import { CurrentOperation, Operation } from '../graphql/operation.js';
import { JoiningReportNode, joiningReportNode } from './joining-report.node.js';
import { EnrolLearnerInput } from './learner.input.js';
import { LearnerLoaders } from './learner.loaders.js';
import { LearnerConnection, LearnerNode, learnerNode } from './learner.node.js';
import { EnrolLearnerResult, enrolLearnerResult } from './learner.results.js';
import { learnerFilterOf, LearnersArguments } from './learner-list.input.js';
import { ToDoNode, toDoNode } from './to-do.node.js';

@Resolver(() => LearnerNode)
export class LearnerResolver {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly roster: RosterReads,
    private readonly loaders: LearnerLoaders,
    private readonly enrol: EnrolLearner,
  ) {}

  @Query(() => LearnerConnection, {
    description: 'Learners of one’s agency, by family name unless asked otherwise.',
  })
  async learners(
    @CurrentOperation() operation: Operation,
    @Args() args: LearnersArguments,
  ): Promise<Connection<LearnerNode>> {
    const filter = learnerFilterOf(args.filter);
    const request = pageRequest(operation, args, args.order === 'RECENT' ? 'instant' : 'text');
    const page = await this.units.read(operation.member, (unit) =>
      this.roster.page(unit, request, filter, args.order),
    );
    return connection(
      page,
      ({ cursor }) => cursor,
      ({ learner }) => learnerNode(learner),
      () => this.units.read(operation.member, (unit) => this.roster.count(unit, filter)),
    );
  }

  @Query(() => ToDoNode, { description: 'What there is to do in one’s agency, as counts of its lists.' })
  async toDo(@CurrentOperation() operation: Operation): Promise<ToDoNode> {
    return toDoNode(await this.units.read(operation.member, (unit) => this.roster.toDo(unit)));
  }

  @Query(() => JoiningReportNode, {
    description: 'How many of one’s learners were enrolled when they joined, in all or of one community.',
  })
  async joiningReport(
    @CurrentOperation() operation: Operation,
    @Args('communityId', {
      type: () => ID,
      nullable: true,
      description: 'Only the learners of this community; absent: all of the agency’s.',
    })
    communityId: string | null | undefined,
  ): Promise<JoiningReportNode> {
    const counted = this.units.read(operation.member, (unit) =>
      this.roster.joining(unit, communityId ?? undefined),
    );
    return joiningReportNode(await counted);
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
