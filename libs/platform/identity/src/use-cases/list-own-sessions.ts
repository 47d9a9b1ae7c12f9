import type { Clock } from '#platform/clock';
import type { UnitsOfWork } from '#platform/persistence';

import type { OwnSession, OwnSessions } from '../store/own-sessions.js';

/** Where somebody is signed in at this moment, the session used last first. */
export class ListOwnSessions {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly own: OwnSessions,
    private readonly clock: Clock,
  ) {}

  run(accountId: string): Promise<readonly OwnSession[]> {
    return this.units.identify((unit) => this.own.standing(unit, accountId, this.clock.now()));
  }
}
