import { Injectable } from '@nestjs/common';

import { type HistoryEntry, type JournalEntry, JournalReads } from '#platform/journal';
import { type Cursor, type Page, type PageRequest, UnitsOfWork } from '#platform/persistence';

import { type Connection, connection, type PageArguments, pageRequest } from '../graphql/connection.js';
import type { Operation } from '../graphql/operation.js';
import { PerOperation } from '../graphql/per-operation.js';
import { type JournalEntryNode, journalEntryNode } from './journal.node.js';

/** What the journal recorded about learners, for their own agency. The histories of a list are read together. */
@Injectable()
export class LearnerHistory {
  private readonly pages: PerOperation<Page<HistoryEntry>>;
  private readonly counts: PerOperation<number>;

  constructor(
    private readonly units: UnitsOfWork,
    private readonly journal: JournalReads,
  ) {
    this.pages = new PerOperation((operation, keys) => this.pagesOf(operation, keys));
    this.counts = new PerOperation(({ member }, learnerIds) =>
      units.read(member, (unit) => journal.countOfSubjects(unit, member.agencyId, learnerIds)),
    );
  }

  async page(
    operation: Operation,
    learnerId: string,
    args: PageArguments,
  ): Promise<Connection<JournalEntryNode>> {
    const request = pageRequest(operation, args, 'instant');
    const page = await this.pages.load(operation, keyOf(learnerId, request));
    if (page === null) throw new Error('A learner’s history was left out.');
    return connection(
      page,
      journalCursor,
      journalEntryNode(operation.member.agencyId),
      async () => (await this.counts.load(operation, learnerId)) ?? 0,
    );
  }

  /** One statement for each page that is asked for, not for each learner. */
  private pagesOf({ member }: Operation, keys: readonly string[]): Promise<Map<string, Page<HistoryEntry>>> {
    return this.units.read(member, async (unit) => {
      const found = new Map<string, Page<HistoryEntry>>();
      for (const [text, learnerIds] of learnersByRequest(keys)) {
        const request = JSON.parse(text) as PageRequest;
        const pages = await this.journal.ofSubjects(unit, member.agencyId, learnerIds, request);
        for (const [learnerId, page] of pages) found.set(keyOf(learnerId, request), page);
      }
      return found;
    });
  }
}

function keyOf(learnerId: string, request: PageRequest): string {
  return `${learnerId} ${JSON.stringify(request)}`;
}

function learnersByRequest(keys: readonly string[]): Map<string, string[]> {
  const learners = new Map<string, string[]>();
  for (const key of keys) {
    const space = key.indexOf(' ');
    const request = key.slice(space + 1);
    learners.set(request, [...(learners.get(request) ?? []), key.slice(0, space)]);
  }
  return learners;
}

function journalCursor({ cursorKey, id }: JournalEntry): Cursor {
  return { key: cursorKey, id };
}
