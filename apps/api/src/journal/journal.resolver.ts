import { Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import { MemberNameLoaders } from '../members/member-name.loaders.js';
import { JournalEntryNode } from './journal.node.js';

@Resolver(() => JournalEntryNode)
export class JournalEntryResolver {
  constructor(private readonly names: MemberNameLoaders) {}

  @ResolveField(() => String, {
    nullable: true,
    description: 'Who did it, by the name that the agency knows; null for LPHQ and for the product itself.',
  })
  actor(@CurrentOperation() operation: Operation, @Parent() entry: JournalEntryNode): Promise<string | null> {
    if (entry.actorId === null) return Promise.resolve(null);
    return this.names.ofAccount.load(operation, entry.actorId);
  }
}
