import type { Clock } from '#platform/clock';
import type { UnitsOfWork } from '#platform/persistence';

import type { SignedInPerson } from '../domain/person.js';
import type { AccountStore } from '../store/account.store.js';
import type { OwnSessions } from '../store/own-sessions.js';
import type { SessionStore } from '../store/session.store.js';

/** Ends sessions of one's own, wherever they are open. Each is dead at its next request. */
export class EndOwnSession {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly own: OwnSessions,
    private readonly sessions: SessionStore,
    private readonly accounts: AccountStore,
    private readonly clock: Clock,
  ) {}

  /** False where the person has no session of this name: somebody else’s, one that ended, or none. */
  one({ accountId }: SignedInPerson, publicId: string): Promise<boolean> {
    return this.units.identify((unit) => this.own.end(unit, accountId, publicId, this.clock.now()));
  }

  /** All but the one that asks; says how many stood. Waits for those that go on under another id: they end, too. */
  others({ accountId, session }: SignedInPerson): Promise<number> {
    return this.units.identify(async (unit) => {
      await this.accounts.openForUpdate(unit, accountId);
      const now = this.clock.now();
      const standing = await this.own.standing(unit, accountId, now);
      await this.sessions.endAllOf(unit, accountId, now, session.publicId);
      return standing.filter(({ id }) => id !== session.publicId).length;
    });
  }
}
