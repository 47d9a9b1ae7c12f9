import type { Clock } from '#platform/clock';
import type { UnitsOfWork } from '#platform/persistence';

import { sessionHash } from '../domain/session.js';
import type { SessionStore } from '../store/session.store.js';

/** Ends the session at once, everywhere. Without one there is nothing to end, and that is no error. */
export class SignOut {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly sessions: SessionStore,
    private readonly clock: Clock,
  ) {}

  async run(sessionId: string): Promise<void> {
    const idHash = sessionHash(sessionId);
    if (idHash === null) return;
    await this.units.identify((unit) => this.sessions.end(unit, idHash, this.clock.now()));
  }
}
