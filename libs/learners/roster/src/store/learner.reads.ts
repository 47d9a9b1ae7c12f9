import { Injectable } from '@nestjs/common';

import { isId } from '#platform/input';
import { query, type Unit } from '#platform/persistence';

import type { Learner } from '../domain/learner.js';
import {
  COMMUNITY_NAME,
  LEARNER_COLUMNS,
  type LearnerColumns,
  LEARNERS_ENROLLED,
  toLearner,
} from './learner.columns.js';

/** A learner, and the name of the community that they are to serve. */
export type LearnerThere = Learner & { readonly communityName: string };

/** Single learners of the agency in whose name the unit is open; `RosterReads` has the lists. */
@Injectable()
export class LearnerReads {
  /** Null where there is none, and where it is another agency's. */
  async one(unit: Unit, id: string): Promise<LearnerThere | null> {
    const [learner] = await this.byIds(unit, [id]);
    return learner ?? null;
  }

  /** Those that exist and are the agency's, in no order. */
  async byIds(unit: Unit, ids: readonly string[]): Promise<LearnerThere[]> {
    const found = await query<LearnerColumns & { community_name: string }>(
      unit,
      `select ${LEARNER_COLUMNS}, ${COMMUNITY_NAME}
       from ${LEARNERS_ENROLLED} where l.agency_id = $1 and l.id = any($2::uuid[])`,
      [unit.actor?.agencyId ?? null, ids.filter(isId)],
    );
    return found.map((row) => ({ ...toLearner(row), communityName: row.community_name }));
  }
}
