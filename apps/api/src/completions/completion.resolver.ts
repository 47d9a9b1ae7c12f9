import { Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { completionUndoUntil, isHandedInByLearner } from '#learners/completions';
import { Clock, type Instant } from '#platform/clock';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import { DateTime } from '../graphql/scalars.js';
import { MemberNameLoaders } from '../members/member-name.loaders.js';
import { CompletionLoaders } from './completion.loaders.js';
import { CompletionNode, completionNode, shownCompletionNode } from './completion.node.js';

const MOST_ATTEMPTS = 20;
/** In place of a name that the agency never knew. */
const NOT_OURS = '—';

@Resolver(() => CompletionNode)
export class CompletionResolver {
  constructor(
    private readonly names: MemberNameLoaders,
    private readonly completions: CompletionLoaders,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => String, {
    description: 'Who submitted it, by the name that the agency knows; `—` where it is nobody of its people.',
  })
  async submittedBy(
    @CurrentOperation() operation: Operation,
    @Parent() completion: CompletionNode,
  ): Promise<string> {
    return (await this.nameOf(operation, completion, 'submittedBy')) ?? NOT_OURS;
  }

  @ResolveField(() => Boolean, {
    description: 'Whether the learner handed it in, and nobody of the agency for them.',
  })
  async handedInByLearner(
    @CurrentOperation() operation: Operation,
    @Parent() completion: CompletionNode,
  ): Promise<boolean> {
    const name = await this.nameOf(operation, completion, 'submittedBy');
    return isHandedInByLearner(completion.completion, name);
  }

  @ResolveField(() => String, { nullable: true, description: 'Who decided; null while it waits.' })
  async decidedBy(
    @CurrentOperation() operation: Operation,
    @Parent() completion: CompletionNode,
  ): Promise<string | null> {
    return this.nameOf(operation, completion, 'decidedBy');
  }

  @ResolveField(() => String, { nullable: true, description: 'Who voided it; null unless it was.' })
  async voidedBy(
    @CurrentOperation() operation: Operation,
    @Parent() completion: CompletionNode,
  ): Promise<string | null> {
    return this.nameOf(operation, completion, 'voidedBy');
  }

  @ResolveField(() => DateTime, {
    nullable: true,
    description: 'Until when you can undo the last act on it; null if you cannot.',
  })
  undoUntil(
    @CurrentOperation() { actor }: Operation,
    @Parent() { completion }: CompletionNode,
  ): Instant | null {
    return actor.kind === 'member' ? completionUndoUntil(completion, actor, this.clock.now()) : null;
  }

  @ResolveField(() => [CompletionNode], {
    description: 'The attempts before this one, the newest first, each as it stood; at most the last 20.',
  })
  async attemptsBefore(
    @CurrentOperation() operation: Operation,
    @Parent() { id, attempt, known }: CompletionNode,
  ): Promise<readonly CompletionNode[]> {
    if (known !== null && 'attemptsBefore' in known) return known.attemptsBefore.map(shownCompletionNode);
    if (attempt === 1) return [];
    const all = (await this.completions.attemptsBefore.load(operation, id)) ?? [];
    return all
      .filter((before) => before.attempt < attempt)
      .slice(0, MOST_ATTEMPTS)
      .map(completionNode);
  }

  private async nameOf(
    operation: Operation,
    { completion, known }: CompletionNode,
    who: 'submittedBy' | 'decidedBy' | 'voidedBy',
  ): Promise<string | null> {
    if (known !== null) return known.names[who];
    const accountId = completion[who];
    return accountId && this.names.ofAccount.load(operation, accountId);
  }
}
