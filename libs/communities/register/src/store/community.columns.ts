import type { AgencyId } from '#platform/tenancy';

import type { Community, GuardModel } from '../domain/community.js';

/** What every read of a community selects, and nothing else. */
export const COMMUNITY_COLUMNS = `id, agency_id, name, name_key, guard_model, registered_at`;

export interface CommunityColumns {
  id: string;
  agency_id: string;
  name: string;
  name_key: string;
  guard_model: string;
  registered_at: Date;
}

export function toCommunity(row: CommunityColumns): Community {
  return {
    id: row.id,
    agencyId: row.agency_id as AgencyId,
    name: row.name,
    nameKey: row.name_key,
    guardModel: row.guard_model as GuardModel,
    registeredAt: row.registered_at,
  };
}
