import { Injectable } from '@nestjs/common';

import { type JournalEntry, JournalReads } from '#platform/journal';
import { type Cursor, UnitsOfWork } from '#platform/persistence';

import { type Connection, connection, type PageArguments, pageRequest } from '../graphql/connection.js';
import type { Operation } from '../graphql/operation.js';
import { type JournalEntryNode, journalEntryNode } from './journal.node.js';

/** What the journal recorded about an agency: LPHQ reads of each, an agency of itself. */
@Injectable()
export class AgencyHistory {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly journal: JournalReads,
  ) {}

  async page(
    operation: Operation,
    agencyId: string,
    args: PageArguments,
  ): Promise<Connection<JournalEntryNode>> {
    const request = pageRequest(operation, args, 'instant');
    const pages = await this.units.read(operation.actor, (unit) =>
      this.journal.ofSubjects(unit, agencyId, [agencyId], request),
    );
    const page = pages.get(agencyId);
    if (page === undefined) throw new Error('An agency’s history was left out.');
    return connection(page, journalCursor, journalEntryNode(agencyId), () => this.count(operation, agencyId));
  }

  private async count({ actor }: Operation, agencyId: string): Promise<number> {
    const counts = await this.units.read(actor, (unit) =>
      this.journal.countOfSubjects(unit, agencyId, [agencyId]),
    );
    return counts.get(agencyId) ?? 0;
  }
}

function journalCursor({ cursorKey, id }: JournalEntry): Cursor {
  return { key: cursorKey, id };
}
