import type { Instant } from '#platform/clock';
import { query, type WriteUnit } from '#platform/persistence';

import type { JournalEvent } from '../journal.js';

interface NewEntry {
  readonly id: string;
  readonly agencyId: string;
  readonly at: Instant;
  readonly event: JournalEvent;
  readonly actorId: string | null;
  readonly entry: Uint8Array;
}

interface NewParticulars {
  readonly agencyId: string;
  readonly entryId: string;
  readonly subjectId: string;
  readonly salt: Uint8Array;
  readonly sealed: Uint8Array | null;
}

/** Rows of the journal: written once, never changed. */
export class JournalStore {
  async addEntry(unit: WriteUnit, { id, agencyId, at, event, actorId, entry }: NewEntry): Promise<void> {
    await query(
      unit,
      `insert into journal_entries (id, agency_id, recorded_at, type, object_kind, object_id, subject_id, actor_id, entry)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        id,
        agencyId,
        at,
        event.type,
        event.object.kind,
        event.object.id,
        event.subjectId ?? null,
        actorId,
        entry,
      ],
    );
  }

  async addParticulars(unit: WriteUnit, row: NewParticulars): Promise<void> {
    await query(
      unit,
      'insert into journal_particulars (agency_id, entry_id, subject_id, salt, sealed) values ($1, $2, $3, $4, $5)',
      [row.agencyId, row.entryId, row.subjectId, row.salt, row.sealed],
    );
  }

  /** The subject's key; `fresh` becomes it where there is none yet. */
  async keyOf(unit: WriteUnit, agencyId: string, subjectId: string, fresh: Uint8Array): Promise<Uint8Array> {
    await query(
      unit,
      'insert into journal_keys (agency_id, subject_id, secret) values ($1, $2, $3) on conflict do nothing',
      [agencyId, subjectId, fresh],
    );
    const [row] = await query<{ secret: Uint8Array }>(
      unit,
      'select secret from journal_keys where agency_id = $1 and subject_id = $2',
      [agencyId, subjectId],
    );
    if (!row) throw new Error('The key of a journal subject was neither found nor made.');
    return row.secret;
  }
}
