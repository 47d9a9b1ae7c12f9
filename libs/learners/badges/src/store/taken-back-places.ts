import { Injectable } from '@nestjs/common';

import { query, type Unit } from '#platform/persistence';
import type { StatusPurpose } from '#proof/claims';

/** The places of each list by its number; a list of which nothing is to be said is left out. */
export type PlacesByList = ReadonlyMap<number, readonly number[]>;

/**
 * The places in status lists of all that the unit's agency took back, and of all that it suspended: what published lists
 * are rebuilt from.
 */
@Injectable()
export class TakenBackPlaces {
  async byList(unit: Unit): Promise<Readonly<Record<StatusPurpose, PlacesByList>>> {
    const found = await query<{ purpose: StatusPurpose; list: number; positions: number[] }>(
      unit,
      `select case state when 'SUSPENDED' then 'suspension' else 'revocation' end as purpose, status_list as list,
         array_agg(status_position) as positions
       from badges where agency_id = $1 and state in ('REVOKED', 'UNDONE', 'SUSPENDED') group by 1, 2`,
      [unit.actor?.agencyId ?? null],
    );
    const of = (wanted: StatusPurpose): PlacesByList =>
      new Map(
        found.filter(({ purpose }) => purpose === wanted).map(({ list, positions }) => [list, positions]),
      );
    return { revocation: of('revocation'), suspension: of('suspension') };
  }
}
