import type { Clock } from '#platform/clock';
import type { ReadUnit, UnitsOfWork } from '#platform/persistence';

import { actorOf } from '../domain/person.js';
import { moveSession, newSessionId, sessionHash } from '../domain/session.js';
import type { OwnSessions, Place } from '../store/own-sessions.js';
import type { StandingSession } from '../store/session.store.js';
import type { Entrance } from './sign-in.js';

export type SwitchAgencyOutcome =
  | { readonly kind: 'switched'; readonly sessionId: string }
  /** No such agency, or one in which the account holds no role: the same answer. */
  | { readonly kind: 'agency-unknown' }
  | { readonly kind: 'not-signed-in' };

/**
 * Lets whoever holds the session go on in another agency of theirs, or at LPHQ. One agency per session: it gets a new
 * id, and the one before is dead (T69).
 */
export class SwitchAgency {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly entrance: Pick<Entrance, 'sessions' | 'opening'>,
    private readonly own: OwnSessions,
    private readonly clock: Clock,
  ) {}

  /** `slug` names the agency; null is LPHQ. */
  async run(sessionId: string | null, slug: string | null): Promise<SwitchAgencyOutcome> {
    const before = sessionId === null ? null : sessionHash(sessionId);
    if (before === null) return { kind: 'not-signed-in' };
    return this.units.identify(async (unit): Promise<SwitchAgencyOutcome> => {
      const session = await this.entrance.sessions.standing(unit, before, this.clock.now());
      if (!session || !actorOf(session.accountId, session, '')) return { kind: 'not-signed-in' };
      const places = await this.own.places(unit, session.accountId);
      const place = places.find((each) => each.slug === slug);
      return place ? this.move(unit, before, session, place) : { kind: 'agency-unknown' };
    });
  }

  private async move(
    unit: ReadUnit,
    before: Uint8Array,
    session: StandingSession,
    { agencyId }: Place,
  ): Promise<SwitchAgencyOutcome> {
    const sessionId = newSessionId();
    const idHash = sessionHash(sessionId) as Uint8Array;
    const moved = moveSession(session, agencyId, idHash, this.clock.now());
    const isOpen = await this.entrance.opening.moved(unit, before, moved);
    return isOpen ? { kind: 'switched', sessionId } : { kind: 'not-signed-in' };
  }
}
