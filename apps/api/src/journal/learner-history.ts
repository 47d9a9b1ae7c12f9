import { Injectable } from '@nestjs/common';

import { type JournalEntry, JournalReads } from '#platform/journal';
import { type Cursor, UnitsOfWork } from '#platform/persistence';

import { type Connection, connection, type PageArguments, pageRequest } from '../graphql/connection.js';
import type { Operation } from '../graphql/operation.js';
import { type JournalEntryNode, journalEntryNode } from './journal.node.js';

/** What the journal recorded about a learner, for the learner's own agency. */
@Injectable()
export class LearnerHistory {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly journal: JournalReads,
  ) {}

  async page(
    operation: Operation,
    learnerId: string,
    args: PageArguments,
  ): Promise<Connection<JournalEntryNode>> {
    const request = pageRequest(operation, args, 'instant');
    const { member } = operation;
    const page = await this.units.read(member, (unit) =>
      this.journal.ofSubject(unit, member.agencyId, learnerId, request),
    );
    return connection(page, journalCursor, journalEntryNode, () =>
      this.units.read(member, (unit) => this.journal.countOfSubject(unit, member.agencyId, learnerId)),
    );
  }
}

function journalCursor({ cursorKey, id }: JournalEntry): Cursor {
  return { key: cursorKey, id };
}
