import { Injectable } from '@nestjs/common';

import { constraintOf, rows, type WriteUnit } from '#platform/persistence';

import type { Community } from '../domain/community.js';
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
}
