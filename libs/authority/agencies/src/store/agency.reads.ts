import { Injectable } from '@nestjs/common';

import { isId } from '#platform/input';
import {
  afterCursor,
  type Cursor,
  type Page,
  pageOf,
  type PageRequest,
  query,
  type Unit,
} from '#platform/persistence';

import type { Agency } from '../domain/agency.js';
import { AGENCY_COLUMNS, type AgencyColumns, toAgency } from './agency.columns.js';

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

  /** By name. For LPHQ; an agency that asks finds itself alone. */
  async page(unit: Unit, request: PageRequest): Promise<Page<Agency>> {
    const found = await query<AgencyColumns>(
      unit,
      `select ${AGENCY_COLUMNS} from agencies
       where $1::text is null or (name collate "C", agency_id) > ($1::text, $2::uuid)
       order by name collate "C", agency_id limit $3`,
      [...afterCursor(request), request.first + 1],
    );
    return pageOf(found.map(toAgency), request);
  }

  async count(unit: Unit): Promise<number> {
    const [row] = await query<{ total: string }>(unit, `select count(*) as total from agencies`);
    return Number(row?.total ?? 0);
  }
}

/** Where a page of agencies goes on after this one. */
export function agencyCursor({ name, id }: Agency): Cursor {
  return { key: name, id };
}
