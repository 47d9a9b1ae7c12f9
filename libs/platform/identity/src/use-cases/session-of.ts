import type { Clock, Instant } from '#platform/clock';
import type { ReadUnit, UnitsOfWork } from '#platform/persistence';

import { actorOf, type SignedInPerson, type Use } from '../domain/person.js';
import { idleUntilAfterUse, idleUntilFrom, sessionHash } from '../domain/session.js';
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

  async run(sessionId: string | null, requestId: string, use: Use = 'used'): Promise<SignedInPerson | null> {
    const idHash = sessionId === null ? null : sessionHash(sessionId);
    if (idHash === null) return null;
    const now = this.clock.now();
    return this.units.identify(async (unit) => {
      const session = await this.sessions.standing(unit, idHash, now);
      if (session === null) return null;
      const person = this.personOf(session, requestId, now);
      if (person === null) return null;
      const idleUntil = await this.keepAlive(unit, idHash, session, { use, now });
      return { ...person, session: { ...person.session, idleUntil } };
    });
  }

  private personOf(session: StandingSession, requestId: string, now: Instant): SignedInPerson | null {
    const actor = actorOf(session.accountId, session, requestId);
    if (actor === null) return null;
    const { accountId, displayName, email, locale, provedAt } = session;
    const { publicId, idleUntil, endsAt } = session;
    const isPresent = now.getTime() - provedAt.getTime() <= this.presence;
    const span = { publicId, idleUntil, endsAt };
    return { accountId, displayName, email, locale, actor, isPresent, session: span };
  }

  /** Until when the session may stand idle from now on. */
  private async keepAlive(
    unit: ReadUnit,
    idHash: Uint8Array,
    session: StandingSession,
    { use, now }: { use: Use; now: Instant },
  ): Promise<Instant> {
    const idleUntil = extended(session, use, now);
    if (idleUntil === null) return session.idleUntil;
    await this.sessions.touch(unit, idHash, now, idleUntil);
    return idleUntil;
  }
}

function extended(session: StandingSession, use: Use, now: Instant): Instant | null {
  switch (use) {
    case 'used':
      return idleUntilAfterUse(session, now);
    case 'extended':
      return idleUntilFrom(session, now);
    case 'background':
      return null;
  }
}
