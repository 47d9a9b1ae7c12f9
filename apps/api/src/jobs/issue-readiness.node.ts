import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import type { Readiness } from '#learners/badges';

import { ListedLearnerNode } from './listed-learner.node.js';

@ObjectType('IssueReadiness', {
  description: 'To how many of the selected learners a badge could be issued now. Issuing judges each again.',
})
export class IssueReadinessNode {
  @Field(() => Int, { description: 'How many are ready.' })
  ready: number;

  @Field(() => Int, { description: 'How many are not.' })
  blocked: number;

  @Field(() => ID, {
    nullable: true,
    description: 'The first of those who are ready, by name; null where nobody is.',
  })
  firstReady: string | null;

  /** For its resolver: not a field. */
  blockedOnes: readonly Readiness[];
}

@ObjectType('BlockedLearner', { description: 'A learner to whom no badge could be issued now, and why.' })
export class BlockedLearnerNode {
  @Field(() => ListedLearnerNode, { description: 'The learner.' })
  learner: ListedLearnerNode;

  @Field(() => String, { description: 'Why not, in the reader’s language.' })
  message: string;
}
