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
import type { AgencyId } from '#platform/tenancy';

import type { Community, GuardModel } from '../domain/community.js';

const COLUMNS = `id, agency_id, name, name_key, guard_model, registered_at`;

interface Columns {
  id: string;
  agency_id: string;
  name: string;
  name_key: string;
  guard_model: string;
  registered_at: Date;
}

/** The communities of the agency in whose name the unit is open. */
@Injectable()
export class CommunityReads {
  /** Those that exist and are the agency's, in no order. */
  async byIds(unit: Unit, ids: readonly string[]): Promise<Community[]> {
    const found = await query<Columns>(
      unit,
      `select ${COLUMNS} from communities where agency_id = $1 and id = any($2::uuid[])`,
      [ownAgency(unit), ids.filter(isId)],
    );
    return found.map(toCommunity);
  }

  /** By name. */
  async page(unit: Unit, request: PageRequest): Promise<Page<Community>> {
    const found = await query<Columns>(
      unit,
      `select ${COLUMNS} from communities
       where agency_id = $1 and ($2::text is null or (name_key, id) > ($2::text, $3::uuid))
       order by name_key, id limit $4`,
      [ownAgency(unit), ...afterCursor(request), request.first + 1],
    );
    return pageOf(found.map(toCommunity), request);
  }

  async count(unit: Unit): Promise<number> {
    const [row] = await query<{ total: string }>(
      unit,
      `select count(*) as total from communities where agency_id = $1`,
      [ownAgency(unit)],
    );
    return Number(row?.total ?? 0);
  }
}

/** Where a page of communities goes on after this one. */
export function communityCursor({ nameKey, id }: Community): Cursor {
  return { key: nameKey, id };
}

/** The second fence beside the policy, and what keeps plans stable (ADR 0004). */
function ownAgency(unit: Unit): AgencyId | null {
  return unit.actor?.agencyId ?? null;
}

function toCommunity(row: Columns): Community {
  return {
    id: row.id,
    agencyId: row.agency_id as AgencyId,
    name: row.name,
    nameKey: row.name_key,
    guardModel: row.guard_model as GuardModel,
    registeredAt: row.registered_at,
  };
}
