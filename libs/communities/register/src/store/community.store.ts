import { Injectable } from '@nestjs/common';

import { constraintOf, query, rows, type WriteUnit } from '#platform/persistence';

import type { Community } from '../domain/community.js';
import { COMMUNITY_COLUMNS, type CommunityColumns, toCommunity } from './community.columns.js';
import { CommunityRow } from './community.row.js';

@Injectable()
export class CommunityStore {
  /** Adds the community, unless its agency has one of that name; then the unit can only be left untouched. */
  async add(unit: WriteUnit, community: Community): Promise<'added' | 'name-taken'> {
    try {
      await rows(unit).insert(CommunityRow, { ...community, registeredAt: community.registeredAt as Date });
      return 'added';
    } catch (error) {
      if (constraintOf(error) === 'communities_name_unique') return 'name-taken';
      throw error;
    }
  }

  /** The community, its row locked until the unit ends; null where the unit's agency has none of this id. */
  async openForUpdate(unit: WriteUnit, id: string): Promise<Community | null> {
    const [row] = await query<CommunityColumns>(
      unit,
      `select ${COMMUNITY_COLUMNS} from communities where agency_id = $1 and id = $2 for update`,
      [unit.actor?.agencyId ?? null, id],
    );
    return row ? toCommunity(row) : null;
  }

  /** Keeps name and guard model, unless another community of the agency has that name; then the unit can only be left untouched. */
  async keep(unit: WriteUnit, community: Community): Promise<'kept' | 'name-taken'> {
    const { agencyId, id, name, nameKey, guardModel } = community;
    try {
      await query(
        unit,
        `update communities set name = $3, name_key = $4, guard_model = $5 where agency_id = $1 and id = $2`,
        [agencyId, id, name, nameKey, guardModel],
      );
      return 'kept';
    } catch (error) {
      if (constraintOf(error) === 'communities_name_unique') return 'name-taken';
      throw error;
    }
  }
}
