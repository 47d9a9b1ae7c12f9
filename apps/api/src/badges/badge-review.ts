import { createUnionType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';

import type { BadgeReview, DecideReviewOutcome, ReviewDecision } from '#learners/badges';
import type { Instant } from '#platform/clock';
import type { AccountId } from '#platform/tenancy';
import { type Locale, say } from '#platform/wording';

import { enumOf } from '../graphql/enum.js';
import { made } from '../graphql/made.js';
import { InvalidInput, invalidInput, Problem } from '../graphql/problem.js';
import { DateTime } from '../graphql/scalars.js';
import { BadgeNode, badgeNode } from './badge.node.js';
import { BadgeUnknown } from './badge.problems.js';

const ReviewDecisionEnum = enumOf<ReviewDecision>(
  'ReviewDecision',
  'What becomes of a badge whose ground was voided.',
  {
    KEEP: 'It stays in use, for the reason that is kept.',
    SUSPEND: 'It is suspended.',
    REVOKE: 'It is revoked, for good.',
    REQUALIFIED: 'Nobody had to decide: the learner was qualified again. Not to be chosen.',
  },
);

@ObjectType('BadgeReview', {
  description: 'What a manager must decide, or has decided: a badge stands on a completion that was voided.',
})
export class BadgeReviewNode {
  @Field(() => ID, { description: 'The id of the completion that was voided.' })
  completionId: string;

  @Field(() => DateTime, { description: 'When it was voided.' })
  openedAt: Instant;

  @Field(() => ReviewDecisionEnum, {
    nullable: true,
    description: 'What was decided; null while it is open.',
  })
  decision: ReviewDecision | null;

  @Field(() => DateTime, { nullable: true, description: 'When it was decided; null while it is open.' })
  decidedAt: Instant | null;

  @Field(() => String, { nullable: true, description: 'Why; for the agency and LPHQ alone.' })
  reason: string | null;

  /** For its resolver: not a field. */
  decidedById: AccountId | null;
}

export function badgeReviewNode(review: BadgeReview): BadgeReviewNode {
  const { completionId, openedAt, decision, decidedAt, decidedBy, reason } = review;
  return { completionId, openedAt, decision, decidedAt, reason, decidedById: decidedBy };
}

@InputType('DecideBadgeReviewInput', { description: 'What becomes of a badge, and why.' })
export class DecideBadgeReviewInput {
  @Field(() => ID, { description: 'The badge.' })
  badgeId: string;

  @Field(() => ReviewDecisionEnum, { description: 'What becomes of it.' })
  decision: ReviewDecision;

  @Field(() => String, { description: 'Why, in words, for the agency and LPHQ alone.' })
  reason: string;
}

@ObjectType('BadgeReviewDecided', { description: 'The decision is kept, and the badge is as it says.' })
export class BadgeReviewDecided {
  @Field(() => BadgeNode, { description: 'The badge.' })
  badge: BadgeNode;
}

@ObjectType('NoReviewOpen', {
  implements: () => [Problem],
  description: 'Nothing is to be decided about this badge, or somebody has.',
})
export class NoReviewOpen extends Problem {
  @Field(() => BadgeNode, { description: 'The badge.' })
  badge: BadgeNode;
}

export const DecideBadgeReviewResult = createUnionType({
  name: 'DecideBadgeReviewResult',
  description: 'The badge as it is now, or why nothing was decided.',
  types: () => [BadgeReviewDecided, InvalidInput, BadgeUnknown, NoReviewOpen] as const,
});

export function decideBadgeReviewResult(
  locale: Locale,
  outcome: DecideReviewOutcome,
): typeof DecideBadgeReviewResult {
  switch (outcome.kind) {
    case 'review-decided':
      return made(BadgeReviewDecided, { badge: badgeNode(outcome.badge) });
    case 'badge-unknown':
      return made(BadgeUnknown, { message: say(locale, 'problem.badge-unknown') });
    case 'no-review-open': {
      const message = say(locale, 'problem.no-review-open');
      return made(NoReviewOpen, { message, badge: badgeNode(outcome.badge) });
    }
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
  }
}
