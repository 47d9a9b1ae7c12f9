import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';

import { isId } from '#platform/input';
import {
  afterCursor,
  type Cursor,
  type Page,
  pageOf,
  type PageRequest,
  query,
  rows,
  type Unit,
} from '#platform/persistence';

import type { Badge } from '../domain/badge.js';
import { toBadge } from './badge.mapping.js';
import { BadgeRow } from './badge.row.js';

/** Badges of the unit's agency, for lists and screens. Another agency's are unknown. */
@Injectable()
export class BadgeReads {
  async one(unit: Unit, id: string): Promise<Badge | null> {
    const agencyId = unit.actor?.agencyId;
    if (!agencyId || !isId(id)) return null;
    const found = await rows(unit).findOneBy(BadgeRow, { agencyId, id });
    return found && toBadge(found);
  }

  /** Every learner asked for has an entry, newest badge first. */
  async ofLearners(unit: Unit, learnerIds: readonly string[]): Promise<Map<string, Badge[]>> {
    const byLearner = new Map<string, Badge[]>(learnerIds.map((id) => [id, []]));
    const agencyId = unit.actor?.agencyId;
    const wanted = learnerIds.filter(isId);
    if (!agencyId || wanted.length === 0) return byLearner;
    const found = await rows(unit).find(BadgeRow, {
      where: { agencyId, learnerId: In(wanted) },
      order: { preparedAt: 'DESC', id: 'ASC' },
    });
    for (const row of found) byLearner.get(row.learnerId)?.push(toBadge(row));
    return byLearner;
  }

  /** All badges of the agency, newest first. */
  async page(unit: Unit, request: PageRequest): Promise<Page<Badge>> {
    const ids = await query<{ id: string }>(
      unit,
      `select id from badges
       where agency_id = $1 and ($2::timestamptz is null
         or prepared_at <= $2::timestamptz and (prepared_at < $2::timestamptz or id > $3::uuid))
       order by prepared_at desc, id limit $4`,
      [unit.actor?.agencyId ?? null, ...afterCursor(request), request.first + 1],
    );
    const page = pageOf(ids, request);
    const found = await rows(unit).find(BadgeRow, {
      where: { id: In(page.rows.map(({ id }) => id)) },
      order: { preparedAt: 'DESC', id: 'ASC' },
    });
    return { rows: found.map(toBadge), hasNext: page.hasNext };
  }
}

/** Where a page of badges goes on after this one. */
export function badgeCursor({ preparedAt, id }: Badge): Cursor {
  return { key: preparedAt.toISOString(), id };
}
