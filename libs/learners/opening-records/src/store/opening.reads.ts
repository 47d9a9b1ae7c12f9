import { Injectable } from '@nestjs/common';

import { isId } from '#platform/input';
import { type Page, pageOf, type PageRequest, query, type Unit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

import type { OpeningBatch } from '../domain/opening-batch.js';
import type { OpeningEntry } from '../domain/opening-entry.js';
import { BATCH_COLUMNS, type BatchColumns, type EntryColumns, toBatch, toEntry } from './opening.columns.js';

/** A batch with how much is in it. */
export interface ListedBatch extends OpeningBatch {
  readonly agencyName: string;
  readonly learners: number;
  readonly completions: number;
}

/** A line with its place in the batch, from 1. */
export interface ListedEntry extends OpeningEntry {
  readonly n: number;
  readonly communityName: string;
}

const LISTED = `select ${BATCH_COLUMNS}, a.name as agency_name, e.learners, e.completions
  from opening_batches b join agencies a on a.agency_id = b.agency_id
    cross join lateral (select count(*) as learners, coalesce(sum(jsonb_array_length(content -> 'works')), 0) as completions
      from opening_entries where agency_id = b.agency_id and batch_id = b.id) e`;

interface ListedColumns extends BatchColumns {
  agency_name: string;
  learners: string;
  completions: string;
}

/** Batches as lists: an agency sees its own, LPHQ all, by the policies of the table. */
@Injectable()
export class OpeningReads {
  /** The agency's own, the newest first, at most 20. */
  async ofAgency(unit: Unit, agencyId: AgencyId): Promise<readonly ListedBatch[]> {
    const found = await query<ListedColumns>(
      unit,
      `${LISTED} where b.agency_id = $1 order by b.started_at desc, b.id desc limit 20`,
      [agencyId],
    );
    return found.map(toListed);
  }

  /** What waits for LPHQ, whoever waits longest first, at most 50. */
  async waiting(unit: Unit): Promise<readonly ListedBatch[]> {
    const found = await query<ListedColumns>(
      unit,
      `${LISTED} where b.state = 'SUBMITTED' order by b.submitted_at, b.id limit 50`,
    );
    return found.map(toListed);
  }

  /** By its id; a draft is the agency's alone, and nobody else's. */
  async one(unit: Unit, id: string): Promise<ListedBatch | null> {
    if (!isId(id)) return null;
    const own = unit.actor?.kind === 'member';
    const [row] = await query<ListedColumns>(
      unit,
      `${LISTED} where b.id = $1 and ($2::boolean or b.state <> 'DRAFT')`,
      [id, own],
    );
    return row ? toListed(row) : null;
  }

  /** The external ids in the lines of the agency's batch that is not approved yet. */
  async heldIds(unit: Unit, agencyId: AgencyId): Promise<ReadonlySet<string>> {
    const found = await query<{ id: string }>(
      unit,
      `select e.content ->> 'externalId' as id from opening_entries e
         join opening_batches b on b.agency_id = e.agency_id and b.id = e.batch_id
       where e.agency_id = $1 and b.state <> 'APPROVED' and e.content ->> 'externalId' is not null`,
      [agencyId],
    );
    return new Set(found.map(({ id }) => id));
  }

  /** Lines in the order in which they were entered; a cursor is the place of the last one. */
  async entries(
    unit: Unit,
    { agencyId, id }: Pick<OpeningBatch, 'agencyId' | 'id'>,
    request: PageRequest,
  ): Promise<Page<ListedEntry>> {
    const found = await query<EntryColumns & { community_name: string }>(
      unit,
      `select e.id, e.n, e.content, c.name as community_name from opening_entries e
         join communities c on c.agency_id = e.agency_id and c.id = (e.content ->> 'communityId')::uuid
       where e.agency_id = $1 and e.batch_id = $2 and ($3::int is null or e.n > $3::int) order by e.n limit $4`,
      [agencyId, id, placeIn(request), request.first + 1],
    );
    return pageOf(
      found.map((row) => ({ ...toEntry(row), n: row.n, communityName: row.community_name })),
      request,
    );
  }
}

/** A cursor that is no place of a line is before all of them. */
function placeIn({ after }: PageRequest): number | null {
  return after !== null && /^\d{1,9}$/.test(after.key) ? Number(after.key) : null;
}

function toListed(row: ListedColumns): ListedBatch {
  const { agency_name: agencyName, learners, completions } = row;
  return { ...toBatch(row), agencyName, learners: Number(learners), completions: Number(completions) };
}
