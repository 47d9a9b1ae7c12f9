import { Injectable } from '@nestjs/common';

import { query, type Unit } from '#platform/persistence';

/** The order in which a job goes through its learners: that of the learners' list. */
@Injectable()
export class LearnersInOrder {
  /** Those of the ids that are learners of the unit's agency, each once, by name. */
  async byName(unit: Unit, ids: readonly string[]): Promise<string[]> {
    const found = await query<{ id: string }>(
      unit,
      `select l.id from learners l where l.agency_id = $1 and l.id = any($2::uuid[])
       order by l.sort_key collate "und-x-icu", l.id`,
      [unit.actor?.agencyId ?? null, ids],
    );
    return found.map(({ id }) => id);
  }
}
