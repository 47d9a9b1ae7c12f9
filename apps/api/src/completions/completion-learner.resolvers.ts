import { Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { BadgeLoaders } from '../badges/badge.loaders.js';
import { BadgeNode, badgeNode } from '../badges/badge.node.js';
import { CurrentOperation, Operation } from '../graphql/operation.js';
import { LearnerLoaders } from '../learners/learner.loaders.js';
import { LearnerNode, learnerNode } from '../learners/learner.node.js';
import { CompletionAccepted, CompletionReturned } from './decide-completion.results.js';
import { CompletionSubmitted } from './submit-completion.result.js';
import { CompletionUndone } from './undo-completion.result.js';
import { CompletionVoided } from './void-completion.result.js';

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

@Resolver(() => CompletionVoided)
export class VoidedLearner {
  constructor(
    private readonly learners: LearnerLoaders,
    private readonly badges: BadgeLoaders,
  ) {}

  @ResolveField(() => LearnerNode, LEARNER)
  learner(@CurrentOperation() operation: Operation, @Parent() done: CompletionVoided): Promise<LearnerNode> {
    return learnerOf(this.learners, operation, done.learnerId);
  }

  @ResolveField(() => BadgeNode, {
    nullable: true,
    description:
      'The badge that rested on it: WITHDRAWN if it waited for its signature, SUSPENDED or still ISSUED with a review open if it was signed, as the edition’s policy says; null where there was none.',
  })
  async badge(
    @CurrentOperation() operation: Operation,
    @Parent() { learnerId, badgeId }: CompletionVoided,
  ): Promise<BadgeNode | null> {
    const badges = await this.badges.ofLearner.load(operation, learnerId);
    const badge = badges?.find(({ id }) => id === badgeId);
    return badge ? badgeNode(badge) : null;
  }
}

@Resolver(() => CompletionUndone)
export class UndoneLearner {
  constructor(private readonly learners: LearnerLoaders) {}

  @ResolveField(() => LearnerNode, LEARNER)
  learner(@CurrentOperation() operation: Operation, @Parent() done: CompletionUndone): Promise<LearnerNode> {
    return learnerOf(this.learners, operation, done.learnerId);
  }
}

async function learnerOf(learners: LearnerLoaders, operation: Operation, id: string): Promise<LearnerNode> {
  const learner = await learners.byId.load(operation, id);
  if (learner === null) throw new Error('A completion’s learner is not there.');
  return learnerNode(learner);
}
