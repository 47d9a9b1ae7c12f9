import { Injectable } from '@nestjs/common';

import type { CalendarDay } from '#platform/clock';
import { folded, isId } from '#platform/input';
import {
  afterCursor,
  type Cursor,
  type Page,
  pageOf,
  type PageRequest,
  query,
  type Unit,
} from '#platform/persistence';

import type { Agency, AgencyStanding } from '../domain/agency.js';
import { AGENCY_COLUMNS, type AgencyColumns, toAgency } from './agency.columns.js';

/** Which agencies a list holds; nothing said holds all. */
export interface AgencyFilter {
  /** Parts of the name or of the slug, in any order, whatever their accents and capitals. */
  readonly search?: string | null;
  /** The standing on a day; `ENDED` holds those whose last day has passed by then. */
  readonly standing?: { readonly is: AgencyStanding; readonly on: CalendarDay } | null;
}

const WORDS_AT_MOST = 8;

/** `standingOn` of the domain, in the database's words. */
const STANDING = `case when standing = 'AUTHORISED' and authorised_until < $3::date then 'ENDED' else standing end`;
const FILTERED = `not exists (select from unnest($1::text[]) as word (part)
    where strpos(name_key, word.part) = 0 and strpos(slug, word.part) = 0)
  and ($2::text is null or ${STANDING} = $2)`;

/** Agencies as readers see them: an agency sees itself, LPHQ sees all, by the policies of the table. */
@Injectable()
export class AgencyReads {
  /** The agency in whose name the unit is open; null for LPHQ itself. */
  async own(unit: Unit): Promise<Agency | null> {
    const [own] = await this.byIds(unit, [unit.actor?.agencyId ?? '']);
    return own ?? null;
  }

  /** Those that exist and may be seen, in no order. */
  async byIds(unit: Unit, ids: readonly string[]): Promise<Agency[]> {
    const found = await query<AgencyColumns>(
      unit,
      `select ${AGENCY_COLUMNS} from agencies where agency_id = any($1::uuid[])`,
      [ids.filter(isId)],
    );
    return found.map(toAgency);
  }

  /** By name, Élan at E. For LPHQ; an agency that asks finds itself alone. */
  async page(unit: Unit, request: PageRequest, filter: AgencyFilter = {}): Promise<Page<Agency>> {
    const found = await query<AgencyColumns>(
      unit,
      `select ${AGENCY_COLUMNS} from agencies
       where ${FILTERED} and ($4::text is null or (name collate "und-x-icu", agency_id) > ($4::text, $5::uuid))
       order by name collate "und-x-icu", agency_id limit $6`,
      [...filtered(filter), ...afterCursor(request), request.first + 1],
    );
    return pageOf(found.map(toAgency), request);
  }

  async count(unit: Unit, filter: AgencyFilter = {}): Promise<number> {
    const [row] = await query<{ total: string }>(
      unit,
      `select count(*) as total from agencies where ${FILTERED}`,
      filtered(filter),
    );
    return Number(row?.total ?? 0);
  }
}

/** Where a page of agencies goes on after this one. */
export function agencyCursor({ name, id }: Agency): Cursor {
  return { key: name, id };
}

function filtered({ search, standing }: AgencyFilter): readonly unknown[] {
  const words = folded(search ?? '')
    .split(' ')
    .filter(Boolean);
  return [words.slice(0, WORDS_AT_MOST), standing?.is ?? null, standing?.on ?? null];
}
