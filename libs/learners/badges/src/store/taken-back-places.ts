import { Injectable } from '@nestjs/common';

import { query, type Unit } from '#platform/persistence';

/** The places in status lists of all that the unit's agency took back: what a published list is rebuilt from. */
@Injectable()
export class TakenBackPlaces {
  /** By the list's number; a list in which nothing was taken back is left out. */
  async byList(unit: Unit): Promise<ReadonlyMap<number, readonly number[]>> {
    const found = await query<{ list: number; positions: number[] }>(
      unit,
      `select status_list as list, array_agg(status_position) as positions from badges
       where agency_id = $1 and state in ('REVOKED', 'UNDONE') group by status_list`,
      [unit.actor?.agencyId ?? null],
    );
    return new Map(found.map(({ list, positions }) => [list, positions]));
  }
}
