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

import type { Learner } from '../domain/learner.js';
import { LEARNER_COLUMNS, type LearnerColumns, LEARNERS_ENROLLED, toLearner } from './learner.columns.js';

/** Which learners a list holds: the agency's, or those of one community. */
export interface LearnerFilter {
  readonly communityId?: string;
}

/** The learners of the agency in whose name the unit is open. */
@Injectable()
export class LearnerReads {
  /** Null where there is none, and where it is another agency's. */
  async one(unit: Unit, id: string): Promise<Learner | null> {
    const [learner] = await this.byIds(unit, [id]);
    return learner ?? null;
  }

  /** Those that exist and are the agency's, in no order. */
  async byIds(unit: Unit, ids: readonly string[]): Promise<Learner[]> {
    const found = await query<LearnerColumns>(
      unit,
      `select ${LEARNER_COLUMNS} from ${LEARNERS_ENROLLED} where l.agency_id = $1 and l.id = any($2::uuid[])`,
      [ownAgency(unit), ids.filter(isId)],
    );
    return found.map(toLearner);
  }

  /** By family name. A community that is not the agency's has no learners here. */
  async page(unit: Unit, request: PageRequest & LearnerFilter): Promise<Page<Learner>> {
    const [condition, parameters] = filtered(unit, request);
    const next = parameters.length;
    const found = await query<LearnerColumns>(
      unit,
      `select ${LEARNER_COLUMNS} from ${LEARNERS_ENROLLED}
       where ${condition} and ($${next + 1}::text is null or (l.sort_key, l.id) > ($${next + 1}::text, $${next + 2}::uuid))
       order by l.sort_key, l.id limit $${next + 3}`,
      [...parameters, ...afterCursor(request), request.first + 1],
    );
    return pageOf(found.map(toLearner), request);
  }

  async count(unit: Unit, filter: LearnerFilter = {}): Promise<number> {
    const [condition, parameters] = filtered(unit, filter);
    const [row] = await query<{ total: string }>(
      unit,
      `select count(*) as total from learners l where ${condition}`,
      parameters,
    );
    return Number(row?.total ?? 0);
  }
}

/** Where a page of learners goes on after this one. */
export function learnerCursor({ sortKey, id }: Learner): Cursor {
  return { key: sortKey, id };
}

/** The agency is the second fence beside the policy, and what keeps plans stable (ADR 0004). */
function filtered(unit: Unit, { communityId }: LearnerFilter): readonly [string, readonly unknown[]] {
  if (communityId === undefined) return ['l.agency_id = $1', [ownAgency(unit)]];
  return [
    'l.agency_id = $1 and l.community_id = $2::uuid',
    [ownAgency(unit), isId(communityId) ? communityId : null],
  ];
}

function ownAgency(unit: Unit): AgencyId | null {
  return unit.actor?.agencyId ?? null;
}
