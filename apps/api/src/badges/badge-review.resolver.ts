import { Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import { MemberNameLoaders } from '../members/member-name.loaders.js';
import { BadgeReviewNode } from './badge-review.js';

@Resolver(() => BadgeReviewNode)
export class BadgeReviewResolver {
  constructor(private readonly names: MemberNameLoaders) {}

  @ResolveField(() => String, {
    nullable: true,
    description:
      'Who decided, by the name that the agency knows; null while it is open and where nobody had to decide.',
  })
  async decidedBy(
    @CurrentOperation() operation: Operation,
    @Parent() { decidedById, decision }: BadgeReviewNode,
  ): Promise<string | null> {
    if (decidedById === null || decision === 'REQUALIFIED') return null;
    return this.names.ofAccount.load(operation, decidedById);
  }
}
