import { Field, ID, ObjectType } from '@nestjs/graphql';

import type { Instant } from '#platform/clock';
import type { JournalEntry } from '#platform/journal';

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

  /** For its resolver: not a field. */
  actorId: string | null;
}

export const JournalConnection = connectionType(
  'Journal',
  () => JournalEntryNode,
  'the entries about somebody, the newest first',
);

export function journalEntryNode({ id, type, at, facts, actorId }: JournalEntry): JournalEntryNode {
  return { id, type, at, facts: JSON.stringify(facts), actorId };
}
