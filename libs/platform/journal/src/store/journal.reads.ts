import type { Instant } from '#platform/clock';
import { afterCursor, type Page, pageOf, type PageRequest, query, type Unit } from '#platform/persistence';

import { unseal } from '../particulars.js';

/** One entry as a history shows it. `facts` are the entry's own; `cursorKey` orders pages. */
export interface JournalEntry {
  readonly id: string;
  readonly type: string;
  readonly at: Instant;
  readonly actorId: string | null;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly cursorKey: string;
}

/** An entry of a history, with who did it. */
export interface HistoryEntry extends JournalEntry {
  /** By the name under which the agency knows them, or knew them last; null for whoever is not of its people. */
  readonly actorName: string | null;
}

/** An entry with what it names. */
export interface NamingEntry extends JournalEntry {
  readonly object: { readonly kind: string; readonly id: string };
  /** Whose it is: the learner's, where it is about one. */
  readonly subjectId: string | null;
}

interface Row {
  id: string;
  type: string;
  recorded_at: Date;
  cursor_key: string;
  actor_id: string | null;
  entry: Uint8Array;
}

interface HistoryRow extends Row {
  subject_id: string;
  actor_name: string | null;
}

/** The journal as its readers see it, newest first. */
export class JournalReads {
  /** One page of each history, however many there are, in one statement. Every subject asked for has an entry. */
  async ofSubjects(
    unit: Unit,
    agencyId: string,
    subjectIds: readonly string[],
    request: PageRequest,
  ): Promise<ReadonlyMap<string, Page<HistoryEntry>>> {
    const found = await query<HistoryRow>(
      unit,
      `select entries.*, (select m.display_name from memberships m where m.agency_id = $1 and m.account_id = entries.actor_id
           order by m.ended_at desc nulls first, m.joined_at desc limit 1) as actor_name
       from unnest($2::uuid[]) as subject (id) cross join lateral (
         select id, subject_id, type, recorded_at, recorded_at::text as cursor_key, actor_id, entry
         from journal_entries where agency_id = $1 and subject_id = subject.id
           and ($3::timestamptz is null or (recorded_at, id) < ($3::timestamptz, $4::uuid))
         order by recorded_at desc, id desc limit $5) as entries
       order by entries.recorded_at desc, entries.id desc`,
      [agencyId, subjectIds, ...afterCursor(request), request.first + 1],
    );
    const bySubject = new Map<string, HistoryRow[]>(subjectIds.map((id) => [id, []]));
    for (const row of found) bySubject.get(row.subject_id)?.push(row);
    return new Map(
      [...bySubject].map(([id, rows]) => {
        const page = pageOf(rows, request);
        const told = page.rows.map((row) => ({ ...toEntry(row), actorName: row.actor_name }));
        return [id, { rows: told, hasNext: page.hasNext }];
      }),
    );
  }

  /** The newest entries of an agency, whatever they are about: so many at most, the newest first. */
  async recent(unit: Unit, agencyId: string, first: number): Promise<readonly NamingEntry[]> {
    const found = await query<Row & { subject_id: string | null; object_kind: string; object_id: string }>(
      unit,
      `select id, subject_id, object_kind, object_id, type, recorded_at, recorded_at::text as cursor_key, actor_id, entry
       from journal_entries where agency_id = $1 order by recorded_at desc, id desc limit $2`,
      [agencyId, first],
    );
    return found.map((row) => ({
      ...toEntry(row),
      object: { kind: row.object_kind, id: row.object_id },
      subjectId: row.subject_id,
    }));
  }

  /**
   * The reasons sealed in entries about agencies themselves, by entry. No learner's particulars are opened here, and of
   * what is opened nothing but the reason is told; left out is what has none, and what no key opens any more.
   */
  async reasonsAboutAgencies(
    unit: Unit,
    agencyIds: readonly string[],
    entryIds: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const found = await query<{ id: string; sealed: Uint8Array; secret: Uint8Array }>(
      unit,
      `select p.entry_id as id, p.sealed, k.secret from journal_particulars p
       join journal_keys k on k.agency_id = p.agency_id and k.subject_id = p.subject_id
       where p.agency_id = any($1::uuid[]) and p.entry_id = any($2::uuid[]) and p.subject_id = p.agency_id
         and p.sealed is not null`,
      [agencyIds, entryIds],
    );
    const told = found.map(({ id, sealed, secret }) => [id, reasonIn(unseal(sealed, secret, id))] as const);
    return new Map(told.flatMap(([id, reason]) => (reason === null ? [] : [[id, reason]])));
  }

  /** How long each history is, in one statement; those without an entry are left out. */
  async countOfSubjects(
    unit: Unit,
    agencyId: string,
    subjectIds: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    const found = await query<{ subject_id: string; total: string }>(
      unit,
      `select subject_id, count(*) as total from journal_entries
       where agency_id = $1 and subject_id = any($2::uuid[]) group by subject_id`,
      [agencyId, subjectIds],
    );
    return new Map(found.map(({ subject_id, total }) => [subject_id, Number(total)]));
  }
}

function reasonIn(text: string): string | null {
  const { reason } = JSON.parse(text) as { reason?: unknown };
  return typeof reason === 'string' ? reason : null;
}

function toEntry(row: Row): JournalEntry {
  const { facts } = JSON.parse(Buffer.from(row.entry).toString('utf8')) as { facts: Record<string, unknown> };
  return {
    id: row.id,
    type: row.type,
    at: row.recorded_at,
    actorId: row.actor_id,
    facts,
    cursorKey: row.cursor_key,
  };
}
