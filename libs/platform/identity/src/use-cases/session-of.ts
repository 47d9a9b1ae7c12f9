import type { Clock, Instant } from '#platform/clock';
import type { ReadUnit, UnitsOfWork } from '#platform/persistence';

import { actorOf, type SignedInPerson } from '../domain/person.js';
import { idleUntilAfterUse, sessionHash } from '../domain/session.js';
import type { SessionStore, StandingSession } from '../store/session.store.js';

/**
 * Who the holder of a session id is at this moment, or null. Account, roles and session are read together, so that a
 * removed member, a disabled account and an ended session are out at the next request.
 */
export class SessionOf {
  /** `presence`: for how many milliseconds a password that was given counts as presence. */
  constructor(
    private readonly units: UnitsOfWork,
    private readonly sessions: SessionStore,
    private readonly presence: number,
    private readonly clock: Clock,
  ) {}

  async run(sessionId: string | null, requestId: string): Promise<SignedInPerson | null> {
    const idHash = sessionId === null ? null : sessionHash(sessionId);
    if (idHash === null) return null;
    const now = this.clock.now();
    return this.units.identify(async (unit) => {
      const session = await this.sessions.standing(unit, idHash, now);
      const person = session && this.personOf(session, requestId, now);
      if (session && person) await this.keepAlive(unit, idHash, session, now);
      return person;
    });
  }

  private personOf(session: StandingSession, requestId: string, now: Instant): SignedInPerson | null {
    const actor = actorOf(session.accountId, session, requestId);
    if (actor === null) return null;
    const { accountId, displayName, email, locale, provedAt } = session;
    const isPresent = now.getTime() - provedAt.getTime() <= this.presence;
    return { accountId, displayName, email, locale, actor, isPresent };
  }

  private async keepAlive(
    unit: ReadUnit,
    idHash: Uint8Array,
    session: StandingSession,
    now: Instant,
  ): Promise<void> {
    const idleUntil = idleUntilAfterUse(session, now);
    if (idleUntil) await this.sessions.touch(unit, idHash, now, idleUntil);
  }
}
