import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import { BadgeReads, IssueBadge, RevokeBadge, UndoBadge } from '#learners/badges';
import { UnitsOfWork } from '#platform/persistence';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import { IssueBadgeInput, RevokeBadgeInput, UndoBadgeInput } from './badge.input.js';
import { BadgeNode, badgeNode } from './badge.node.js';
import {
  IssueBadgeResult,
  issueBadgeResult,
  RevokeBadgeResult,
  revokeBadgeResult,
  UndoBadgeResult,
  undoBadgeResult,
} from './badge.results.js';

@Resolver(() => BadgeNode)
export class BadgeResolver {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly reads: BadgeReads,
    private readonly issue: IssueBadge,
    private readonly revoke: RevokeBadge,
    private readonly undo: UndoBadge,
  ) {}

  @Query(() => BadgeNode, {
    nullable: true,
    description: 'A badge of one’s agency; null where there is none.',
  })
  async badge(
    @CurrentOperation() operation: Operation,
    @Args('id', { type: () => ID, description: 'The badge’s id.' }) id: string,
  ): Promise<BadgeNode | null> {
    const badge = await this.units.read(operation.member, (unit) => this.reads.one(unit, id));
    return badge && badgeNode(badge);
  }

  @Mutation(() => IssueBadgeResult, { description: 'Issues a badge to a qualified learner. For managers.' })
  async issueBadge(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => IssueBadgeInput, description: 'For whom, and what it shows.' })
    input: IssueBadgeInput,
  ): Promise<typeof IssueBadgeResult> {
    return issueBadgeResult(operation.locale, await this.issue.run(operation.member, input));
  }

  @Mutation(() => RevokeBadgeResult, {
    description: 'Revokes a badge for good, or withdraws one that is not signed yet. For managers.',
  })
  async revokeBadge(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => RevokeBadgeInput, description: 'Which badge, and why.' })
    input: RevokeBadgeInput,
  ): Promise<typeof RevokeBadgeResult> {
    return revokeBadgeResult(operation.locale, await this.revoke.run(operation.member, input));
  }

  @Mutation(() => UndoBadgeResult, {
    description:
      'Undoes a badge within its hold after its signature: a scan then never finds it. For managers.',
  })
  async undoBadge(
    @CurrentOperation() operation: Operation,
    @Args('input', { type: () => UndoBadgeInput, description: 'Which badge.' })
    input: UndoBadgeInput,
  ): Promise<typeof UndoBadgeResult> {
    return undoBadgeResult(operation.locale, await this.undo.run(operation.member, input));
  }
}
