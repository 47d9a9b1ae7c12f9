import { Field, ID, ObjectType } from '@nestjs/graphql';

import type { NamingEntry } from '#platform/journal';

import { JournalEntryNode, journalEntryNode } from './journal.node.js';

/** What an entry about a learner has for its object; the learner is its subject. */
const OF_A_LEARNER: ReadonlySet<string> = new Set(['learner', 'completion', 'badge']);

@ObjectType('RecentEntry', { description: 'Something that happened in one’s agency, and what it leads to.' })
export class RecentEntryNode {
  @Field(() => JournalEntryNode, { description: 'What happened.' })
  entry: JournalEntryNode;

  @Field(() => ID, { nullable: true, description: 'The badge that it happened to; null where it was none.' })
  badgeId: string | null;

  /** For its resolver: not a field. */
  learnerId: string | null;
}

export function recentEntryNode(agencyId: string): (entry: NamingEntry) => RecentEntryNode {
  const node = journalEntryNode(agencyId);
  return (entry) => ({
    entry: node(entry),
    badgeId: entry.object.kind === 'badge' ? entry.object.id : null,
    learnerId: OF_A_LEARNER.has(entry.object.kind) ? entry.subjectId : null,
  });
}
