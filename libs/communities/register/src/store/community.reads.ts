import { Injectable } from '@nestjs/common';

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
import type { AgencyId } from '#platform/tenancy';

import type { Community } from '../domain/community.js';
import { COMMUNITY_COLUMNS, type CommunityColumns, toCommunity } from './community.columns.js';

/** Which communities a list holds; nothing said holds all of the agency's. */
export interface CommunityFilter {
  /** Parts of the name in any order, whatever their accents and capitals; eight at most are looked at. */
  readonly search?: string | null;
}

const WORDS_AT_MOST = 8;

/** The agency comes first: among its own communities, which are few, each name is looked at. */
const FILTERED = `agency_id = $1 and not exists (
    select from unnest($2::text[]) as word (part) where strpos(name_key, word.part) = 0)`;

/** The communities of the agency in whose name the unit is open. */
@Injectable()
export class CommunityReads {
  /** Those that exist and are the agency's, in no order. */
  async byIds(unit: Unit, ids: readonly string[]): Promise<Community[]> {
    const found = await query<CommunityColumns>(
      unit,
      `select ${COMMUNITY_COLUMNS} from communities where agency_id = $1 and id = any($2::uuid[])`,
      [ownAgency(unit), ids.filter(isId)],
    );
    return found.map(toCommunity);
  }

  /** By name, Élan at E. */
  async page(unit: Unit, request: PageRequest, filter: CommunityFilter = {}): Promise<Page<Community>> {
    const found = await query<CommunityColumns>(
      unit,
      `select ${COMMUNITY_COLUMNS} from communities
       where ${FILTERED} and ($3::text is null or (name collate "und-x-icu", id) > ($3::text, $4::uuid))
       order by name collate "und-x-icu", id limit $5`,
      [...filtered(unit, filter), ...afterCursor(request), request.first + 1],
    );
    return pageOf(found.map(toCommunity), request);
  }

  /** How many each of the agencies has, by its id; those without one are left out. LPHQ sees every agency's numbers. */
  async countOfAgencies(unit: Unit, agencyIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const found = await query<{ id: string; total: string }>(
      unit,
      `select agency_id as id, count(*) as total from communities where agency_id = any($1::uuid[]) group by agency_id`,
      [agencyIds.filter(isId)],
    );
    return new Map(found.map(({ id, total }) => [id, Number(total)]));
  }

  async count(unit: Unit, filter: CommunityFilter = {}): Promise<number> {
    const [row] = await query<{ total: string }>(
      unit,
      `select count(*) as total from communities where ${FILTERED}`,
      filtered(unit, filter),
    );
    return Number(row?.total ?? 0);
  }
}

/** Where a page of communities goes on after this one. */
export function communityCursor({ name, id }: Community): Cursor {
  return { key: name, id };
}

/** The agency is the second fence beside the policy, and what keeps plans stable (ADR 0004). */
function filtered(unit: Unit, { search }: CommunityFilter): readonly unknown[] {
  const words = folded(search ?? '')
    .split(' ')
    .filter(Boolean);
  return [ownAgency(unit), words.slice(0, WORDS_AT_MOST)];
}

function ownAgency(unit: Unit): AgencyId | null {
  return unit.actor?.agencyId ?? null;
}
