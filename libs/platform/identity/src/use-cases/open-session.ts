import type { Clock } from '#platform/clock';
import type { ReadUnit } from '#platform/persistence';

import type { Session } from '../domain/session.js';
import type { AccountStore } from '../store/account.store.js';
import type { SessionStore } from '../store/session.store.js';

/** A session under a new id, and the password hash with which its holder was let in. */
export interface Opening {
  readonly session: Session;
  readonly passwordHash: string;
}

/** Opens a session for somebody whose password was right a moment ago. */
export class OpenSession {
  constructor(
    private readonly accounts: AccountStore,
    private readonly sessions: SessionStore,
    private readonly clock: Clock,
  ) {}

  /** False, and no session, where the password was changed or the account disabled since it was checked. */
  async run(unit: ReadUnit, { session, passwordHash }: Opening): Promise<boolean> {
    await this.sessions.add(unit, session);
    // Asked after the session is there: adding it waits for a change of the password that is under way.
    if (await this.accounts.mayStillEnter(unit, session.accountId, passwordHash)) return true;
    await this.sessions.end(unit, session.idHash, this.clock.now());
    return false;
  }

  /**
   * The same in the place of a session that stands: false, and no new session, where that one has ended. It ends last,
   * since whoever changes the password locks the account first and the account’s sessions after it.
   */
  async inPlaceOf(unit: ReadUnit, before: Uint8Array, opening: Opening): Promise<boolean> {
    return (await this.run(unit, opening)) && this.replaces(unit, before, opening.session);
  }

  /**
   * Lets a session go on under another id where its holder gives no password: whoever sets a new one meanwhile ends
   * the session before, and then this one begins no more.
   */
  async moved(unit: ReadUnit, before: Uint8Array, session: Session): Promise<boolean> {
    await this.sessions.add(unit, session);
    return this.replaces(unit, before, session);
  }

  private async replaces(unit: ReadUnit, before: Uint8Array, session: Session): Promise<boolean> {
    const now = this.clock.now();
    if (await this.sessions.end(unit, before, now)) return true;
    await this.sessions.end(unit, session.idHash, now);
    return false;
  }
}
