import type { UnitsOfWork } from '#platform/persistence';

import type { OwnSessions, Place } from '../store/own-sessions.js';

/** Where somebody may act: LPHQ first, then agencies by name. */
export class ListPlaces {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly own: OwnSessions,
  ) {}

  run(accountId: string): Promise<readonly Place[]> {
    return this.units.identify((unit) => this.own.places(unit, accountId));
  }
}
