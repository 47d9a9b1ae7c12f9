import { Args, Mutation, Resolver } from '@nestjs/graphql';

import { DecideReview, NoteHolderTold, ReinstateBadge, ReissueBadge, SuspendBadge } from '#learners/badges';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import { ReinstateBadgeInput, ReissueBadgeInput, SuspendBadgeInput } from './badge.input.js';
import { BadgeNode } from './badge.node.js';
import {
  ReinstateBadgeResult,
  reinstateBadgeResult,
  ReissueBadgeResult,
  reissueBadgeResult,
  SuspendBadgeResult,
  suspendBadgeResult,
} from './badge-life.results.js';
import { NoteHolderToldInput, NoteHolderToldResult, noteHolderToldResult } from './badge-notice.js';
import { DecideBadgeReviewInput, DecideBadgeReviewResult, decideBadgeReviewResult } from './badge-review.js';

/** What becomes of a badge that is in use. */
@Resolver(() => BadgeNode)
export class BadgeLifeResolver {
  constructor(
    private readonly suspend: SuspendBadge,
    private readonly reinstate: ReinstateBadge,
    private readonly reissue: ReissueBadge,
    private readonly decide: DecideReview,
    private readonly told: NoteHolderTold,
  ) {}

  @Mutation(() => SuspendBadgeResult, {
    description: 'Takes a badge out of use until somebody decides: a scan says SUSPENDED. For managers.',
  })
  async suspendBadge(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => SuspendBadgeInput, description: 'Which badge, and why.' })
    input: SuspendBadgeInput,
  ): Promise<typeof SuspendBadgeResult> {
    return suspendBadgeResult(operation.locale, await this.suspend.run(operation.member, input));
  }

  @Mutation(() => ReinstateBadgeResult, {
    description: 'Puts a suspended badge of a qualified learner back into use. For managers.',
  })
  async reinstateBadge(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => ReinstateBadgeInput, description: 'Which badge.' })
    input: ReinstateBadgeInput,
  ): Promise<typeof ReinstateBadgeResult> {
    return reinstateBadgeResult(operation.locale, await this.reinstate.run(operation.member, input));
  }

  @Mutation(() => ReissueBadgeResult, {
    description:
      'Prepares a badge in the place of one that is issued; that one is valid until the new one is signed. For managers.',
  })
  async reissueBadge(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => ReissueBadgeInput, description: 'Which badge, and what the new one shows.' })
    input: ReissueBadgeInput,
  ): Promise<typeof ReissueBadgeResult> {
    return reissueBadgeResult(operation.locale, await this.reissue.run(operation.member, input));
  }

  @Mutation(() => DecideBadgeReviewResult, {
    description: 'Decides what becomes of a badge that stands on a voided completion. For managers.',
  })
  async decideBadgeReview(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => DecideBadgeReviewInput, description: 'What becomes of it, and why.' })
    input: DecideBadgeReviewInput,
  ): Promise<typeof DecideBadgeReviewResult> {
    return decideBadgeReviewResult(operation.locale, await this.decide.run(operation.member, input));
  }

  @Mutation(() => NoteHolderToldResult, {
    description: 'Keeps that somebody told a holder, whom no mail could tell, what became of their badge.',
  })
  async noteHolderTold(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => NoteHolderToldInput, description: 'About which badge.' })
    input: NoteHolderToldInput,
  ): Promise<typeof NoteHolderToldResult> {
    return noteHolderToldResult(operation.locale, await this.told.run(operation.member, input));
  }
}
