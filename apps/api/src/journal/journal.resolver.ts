import { Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { CurrentOperation, Operation } from '../graphql/operation.js';
import { MemberNameLoaders } from '../members/member-name.loaders.js';
import { JournalEntryNode } from './journal.node.js';
import { ReasonLoaders } from './reason.loaders.js';

@Resolver(() => JournalEntryNode)
export class JournalEntryResolver {
  constructor(
    private readonly names: MemberNameLoaders,
    private readonly reasons: ReasonLoaders,
  ) {}

  @ResolveField(() => String, {
    nullable: true,
    description:
      'Who did it, by the name that the reader’s side knows. Null for the product itself and, told an agency, for LPHQ.',
  })
  actor(@CurrentOperation() operation: Operation, @Parent() entry: JournalEntryNode): Promise<string | null> {
    if (entry.actorId === null) return Promise.resolve(null);
    if (operation.actor.kind === 'member' && entry.knownActorName !== undefined)
      return Promise.resolve(entry.knownActorName);
    return this.names.ofActor.load(operation, entry.actorId);
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'Why LPHQ suspended or reinstated the agency, in its own words. For LPHQ; null for everybody else and for other entries.',
  })
  reason(
    @CurrentOperation() operation: Operation,
    @Parent() entry: JournalEntryNode,
  ): Promise<string | null> {
    return this.reasons.load(operation, entry);
  }
}
