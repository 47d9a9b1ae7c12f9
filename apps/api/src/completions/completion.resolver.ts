import { Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { completionUndoUntil } from '#learners/completions';
import { Clock, type Instant } from '#platform/clock';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import { DateTime } from '../graphql/scalars.js';
import { MemberNameLoaders } from '../members/member-name.loaders.js';
import { CompletionLoaders } from './completion.loaders.js';
import { CompletionNode, completionNode } from './completion.node.js';

const MOST_ATTEMPTS = 20;

@Resolver(() => CompletionNode)
export class CompletionResolver {
  constructor(
    private readonly names: MemberNameLoaders,
    private readonly completions: CompletionLoaders,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => String, { description: 'Who submitted it, by the name that the agency knows.' })
  async submittedBy(
    @CurrentOperation() operation: Operation,
    @Parent() completion: CompletionNode,
  ): Promise<string> {
    return (await this.names.ofAccount.load(operation, completion.submittedById)) ?? '—';
  }

  @ResolveField(() => String, { nullable: true, description: 'Who decided; null while it waits.' })
  async decidedBy(
    @CurrentOperation() operation: Operation,
    @Parent() completion: CompletionNode,
  ): Promise<string | null> {
    if (completion.decidedById === null) return null;
    return this.names.ofAccount.load(operation, completion.decidedById);
  }

  @ResolveField(() => String, { nullable: true, description: 'Who voided it; null unless it was.' })
  async voidedBy(
    @CurrentOperation() operation: Operation,
    @Parent() completion: CompletionNode,
  ): Promise<string | null> {
    if (completion.voidedById === null) return null;
    return this.names.ofAccount.load(operation, completion.voidedById);
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
    @Parent() { id, attempt }: CompletionNode,
  ): Promise<readonly CompletionNode[]> {
    if (attempt === 1) return [];
    const all = (await this.completions.attemptsBefore.load(operation, id)) ?? [];
    return all
      .filter((before) => before.attempt < attempt)
      .slice(0, MOST_ATTEMPTS)
      .map(completionNode);
  }
}
