import { Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import { LearnerLoaders } from '../learners/learner.loaders.js';
import { LearnerNode, learnerNode } from '../learners/learner.node.js';
import { CompletionAccepted, CompletionReturned } from './decide-completion.results.js';
import { CompletionSubmitted } from './submit-completion.result.js';

const LEARNER = { description: 'The learner, as things stand now.' };

@Resolver(() => CompletionSubmitted)
export class SubmittedLearner {
  constructor(private readonly learners: LearnerLoaders) {}

  @ResolveField(() => LearnerNode, LEARNER)
  learner(
    @CurrentOperation() operation: Operation,
    @Parent() done: CompletionSubmitted,
  ): Promise<LearnerNode> {
    return learnerOf(this.learners, operation, done.learnerId);
  }
}

@Resolver(() => CompletionAccepted)
export class AcceptedLearner {
  constructor(private readonly learners: LearnerLoaders) {}

  @ResolveField(() => LearnerNode, LEARNER)
  learner(
    @CurrentOperation() operation: Operation,
    @Parent() done: CompletionAccepted,
  ): Promise<LearnerNode> {
    return learnerOf(this.learners, operation, done.learnerId);
  }
}

@Resolver(() => CompletionReturned)
export class ReturnedLearner {
  constructor(private readonly learners: LearnerLoaders) {}

  @ResolveField(() => LearnerNode, LEARNER)
  learner(
    @CurrentOperation() operation: Operation,
    @Parent() done: CompletionReturned,
  ): Promise<LearnerNode> {
    return learnerOf(this.learners, operation, done.learnerId);
  }
}

async function learnerOf(learners: LearnerLoaders, operation: Operation, id: string): Promise<LearnerNode> {
  const learner = await learners.byId.load(operation, id);
  if (learner === null) throw new Error('A completion’s learner is not there.');
  return learnerNode(learner);
}
