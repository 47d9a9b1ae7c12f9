import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';

import { isId } from '#platform/input';
import { rows, type Unit } from '#platform/persistence';

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
}
