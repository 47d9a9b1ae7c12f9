import { Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import { LearnerLoaders } from '../learners/learner.loaders.js';
import { JobRowNode } from './job.node.js';
import { rowMessage } from './job.results.js';
import { ListedLearnerNode, listedLearnerNode } from './listed-learner.node.js';

@Resolver(() => JobRowNode)
export class JobRowResolver {
  constructor(private readonly learners: LearnerLoaders) {}

  @ResolveField(() => ListedLearnerNode, { description: 'The learner.' })
  async learner(
    @CurrentOperation() operation: Operation,
    @Parent() { row }: JobRowNode,
  ): Promise<ListedLearnerNode> {
    const learner = await this.learners.byId.load(operation, row.learnerId);
    if (learner === null) throw new Error('A job is about a learner who is not there.');
    return listedLearnerNode(learner);
  }

  @ResolveField(() => String, { nullable: true, description: 'Why it was refused; null unless it was.' })
  message(@CurrentOperation() { locale }: Operation, @Parent() { row }: JobRowNode): string | null {
    return row.problem && rowMessage(locale, row.problem);
  }
}
