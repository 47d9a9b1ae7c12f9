import { Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import { MemberNameLoaders } from '../members/member-name.loaders.js';
import { CompletionNode } from './completion.node.js';

@Resolver(() => CompletionNode)
export class CompletionResolver {
  constructor(private readonly names: MemberNameLoaders) {}

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
}
