import type { Instant } from '#platform/clock';
import { query, type WriteUnit } from '#platform/persistence';

/** An entry in its final form, and what is kept beside it. */
export interface NewEntry {
  readonly id: string;
  readonly type: string;
  readonly object: { readonly kind: string; readonly id: string };
  readonly subjectId: string | null;
  readonly entry: Uint8Array;
  readonly salt: Uint8Array;
  /** The particulars in clear, which no table keeps. */
  readonly text: string | null;
}

/** What all entries of one unit have in common. */
interface Scene {
  readonly agencyId: string;
  readonly at: Instant;
  readonly actorId: string | null;
}

interface NewParticulars extends Pick<NewEntry, 'id' | 'subjectId' | 'salt'> {
  readonly sealed: Uint8Array | null;
}

/** Rows of the journal: written once, never changed. Each act here is one statement, however many entries. */
export class JournalStore {
  async addEntries(
    unit: WriteUnit,
    { agencyId, at, actorId }: Scene,
    entries: readonly NewEntry[],
  ): Promise<void> {
    await query(
      unit,
      `insert into journal_entries (agency_id, recorded_at, actor_id, id, type, object_kind, object_id, subject_id, entry)
       select $1, $2, $3, * from unnest($4::uuid[], $5::text[], $6::text[], $7::uuid[], $8::uuid[], $9::bytea[])`,
      [
        ...[agencyId, at, actorId],
        entries.map(({ id }) => id),
        entries.map(({ type }) => type),
        entries.map(({ object }) => object.kind),
        entries.map(({ object }) => object.id),
        entries.map(({ subjectId }) => subjectId),
        entries.map(({ entry }) => entry),
      ],
    );
  }

  async addParticulars(unit: WriteUnit, agencyId: string, rows: readonly NewParticulars[]): Promise<void> {
    await query(
      unit,
      `insert into journal_particulars (agency_id, entry_id, subject_id, salt, sealed)
       select $1, * from unnest($2::uuid[], $3::uuid[], $4::bytea[], $5::bytea[])`,
      [
        agencyId,
        rows.map(({ id }) => id),
        rows.map(({ subjectId }) => subjectId ?? agencyId),
        rows.map(({ salt }) => salt),
        rows.map(({ sealed }) => sealed),
      ],
    );
  }

  /**
   * The subjects' keys; a fresh one becomes the subject's where there is none yet. Most have one, so that is asked
   * first; who makes one at the same time as somebody else waits for them and then finds theirs.
   */
  async keysOf(
    unit: WriteUnit,
    agencyId: string,
    fresh: ReadonlyMap<string, Uint8Array>,
  ): Promise<ReadonlyMap<string, Uint8Array>> {
    const subjects = [...fresh.keys()];
    const known = await this.knownKeys(unit, agencyId, subjects);
    if (known.size === subjects.length) return known;
    await query(
      unit,
      `insert into journal_keys (agency_id, subject_id, secret)
       select $1, * from unnest($2::uuid[], $3::bytea[]) on conflict do nothing`,
      [agencyId, subjects, [...fresh.values()]],
    );
    return this.knownKeys(unit, agencyId, subjects);
  }

  private async knownKeys(
    unit: WriteUnit,
    agencyId: string,
    subjects: readonly string[],
  ): Promise<ReadonlyMap<string, Uint8Array>> {
    const found = await query<{ subject_id: string; secret: Uint8Array }>(
      unit,
      'select subject_id, secret from journal_keys where agency_id = $1 and subject_id = any($2::uuid[])',
      [agencyId, subjects],
    );
    return new Map(found.map(({ subject_id, secret }) => [subject_id, secret]));
  }
}
