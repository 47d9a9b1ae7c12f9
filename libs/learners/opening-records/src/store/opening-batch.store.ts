import { Injectable } from '@nestjs/common';

import { isId } from '#platform/input';
import { query, type WriteUnit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

import type { OpeningBatch } from '../domain/opening-batch.js';
import type { OpeningEntry } from '../domain/opening-entry.js';
import { BATCH_COLUMNS, type BatchColumns, type EntryColumns, toBatch, toEntry } from './opening.columns.js';

/** Batches and their lines as the acts need them. */
@Injectable()
export class OpeningBatchStore {
  /** The agency's one batch that is not approved, locked until the unit ends; null where it has none. */
  async openForUpdate(unit: WriteUnit, agencyId: AgencyId): Promise<OpeningBatch | null> {
    const [row] = await query<BatchColumns>(
      unit,
      `select ${BATCH_COLUMNS} from opening_batches b where b.agency_id = $1 and b.state <> 'APPROVED' for update`,
      [agencyId],
    );
    return row ? toBatch(row) : null;
  }

  /** A batch of the agency by its id, locked until the unit ends. */
  async oneForUpdate(unit: WriteUnit, agencyId: AgencyId, id: string): Promise<OpeningBatch | null> {
    if (!isId(id)) return null;
    const [row] = await query<BatchColumns>(
      unit,
      `select ${BATCH_COLUMNS} from opening_batches b where b.agency_id = $1 and b.id = $2 for update`,
      [agencyId, id],
    );
    return row ? toBatch(row) : null;
  }

  /** Begins a batch; false where somebody else began one in this very moment. */
  async add(unit: WriteUnit, { id, agencyId, enteredBy, startedAt }: OpeningBatch): Promise<boolean> {
    const added = await query(
      unit,
      `insert into opening_batches (id, agency_id, entered_by, started_at) values ($1, $2, $3, $4)
       on conflict do nothing returning id`,
      [id, agencyId, enteredBy, startedAt],
    );
    return added.length === 1;
  }

  /** Writes what the agency did with it. */
  async keep(unit: WriteUnit, batch: OpeningBatch): Promise<void> {
    const { agencyId, id, state, revision, enteredBy, submittedBy, submittedAt } = batch;
    await query(
      unit,
      `update opening_batches set state = $3, revision = $4, entered_by = $5, submitted_by = $6, submitted_at = $7,
         decided_by = $8, decided_at = $9, decline_reason = $10
       where agency_id = $1 and id = $2`,
      [
        ...[agencyId, id, state, revision, enteredBy, submittedBy, submittedAt],
        ...[batch.decidedBy, batch.decidedAt, batch.declineReason],
      ],
    );
  }

  /** Writes LPHQ's answer and nothing else. */
  async keepAnswer(unit: WriteUnit, batch: OpeningBatch): Promise<void> {
    const { agencyId, id, state, decidedBy, decidedAt, declineReason } = batch;
    await query(
      unit,
      `update opening_batches set state = $3, decided_by = $4, decided_at = $5, decline_reason = $6
       where agency_id = $1 and id = $2`,
      [agencyId, id, state, decidedBy, decidedAt, declineReason],
    );
  }

  async remove(unit: WriteUnit, { agencyId, id }: OpeningBatch): Promise<void> {
    await query(unit, 'delete from opening_entries where agency_id = $1 and batch_id = $2', [agencyId, id]);
    await query(unit, 'delete from opening_batches where agency_id = $1 and id = $2', [agencyId, id]);
  }

  /** The lines in the order in which they were entered. */
  async entriesOf(unit: WriteUnit, { agencyId, id }: OpeningBatch): Promise<readonly OpeningEntry[]> {
    const found = await query<EntryColumns>(
      unit,
      'select id, n, content from opening_entries where agency_id = $1 and batch_id = $2 order by n',
      [agencyId, id],
    );
    return found.map(toEntry);
  }

  /** Adds lines behind those that are there. */
  async addEntries(
    unit: WriteUnit,
    { agencyId, id }: OpeningBatch,
    entries: readonly OpeningEntry[],
  ): Promise<void> {
    await query(
      unit,
      `insert into opening_entries (id, agency_id, batch_id, n, content)
       select r.id, $1, $2, r.n + (select coalesce(max(e.n), 0) from opening_entries e where e.agency_id = $1 and e.batch_id = $2),
         r.content
       from unnest($3::uuid[], $4::jsonb[]) with ordinality as r (id, content, n)`,
      [
        ...[agencyId, id, entries.map((entry) => entry.id)],
        entries.map(({ id: _, ...content }) => JSON.stringify(content)),
      ],
    );
  }

  /** How many of the lines were there, and are no more. */
  async removeEntries(
    unit: WriteUnit,
    { agencyId, id }: OpeningBatch,
    entryIds: readonly string[],
  ): Promise<number> {
    const removed = await query(
      unit,
      'delete from opening_entries where agency_id = $1 and batch_id = $2 and id = any($3::uuid[]) returning id',
      [agencyId, id, entryIds.filter(isId)],
    );
    return removed.length;
  }
}
