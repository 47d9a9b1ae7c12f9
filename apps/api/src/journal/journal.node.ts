import { Field, ID, ObjectType } from '@nestjs/graphql';

import type { Instant } from '#platform/clock';
import type { HistoryEntry, JournalEntry } from '#platform/journal';

import { connectionType } from '../graphql/connection.js';
import { DateTime } from '../graphql/scalars.js';

@ObjectType('JournalEntry', { description: 'One thing that happened, as it was recorded; never changed.' })
export class JournalEntryNode {
  @Field(() => ID, { description: 'Its id.' })
  id: string;

  @Field(() => String, { description: 'What happened: `completion.accepted`.' })
  type: string;

  @Field(() => DateTime, { description: 'When it was recorded.' })
  at: Instant;

  @Field(() => String, { description: 'What is known of it without naming anybody, as a JSON object.' })
  facts: string;

  /** For its resolver, as what follows: not a field. */
  actorId: string | null;
  agencyId: string;
  /** By the name that the agency knows, where it was read with the entry. */
  knownActorName: string | null | undefined;
}

export const JournalConnection = connectionType(
  'Journal',
  () => JournalEntryNode,
  'the entries about somebody, the newest first',
);

/** An entry of an agency's journal, as the schema has it. */
export function journalEntryNode(agencyId: string): (entry: JournalEntry | HistoryEntry) => JournalEntryNode {
  return (entry) => {
    const { id, type, at, facts, actorId } = entry;
    return {
      ...{ id, type, at, facts: JSON.stringify(facts) },
      ...{ actorId, agencyId, knownActorName: 'actorName' in entry ? entry.actorName : undefined },
    };
  };
}
