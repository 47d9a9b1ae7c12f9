import { Injectable } from '@nestjs/common';

import { Clock, type Instant, plusMilliseconds } from '#platform/clock';
import { type ReadUnit, UnitsOfWork } from '#platform/persistence';

import { DEVICE_LIFETIME, levelAt } from '../domain/learner-session.js';
import { newSecret, secretHash } from '../domain/secret.js';
import { actorOf, type SignedInLearner } from '../domain/signed-in-learner.js';
import { LearnerSessionStore, type StandingLearnerSession } from '../store/learner-session.store.js';

/** A session that is used is written down at most this often. */
const REFRESHED_AFTER = 3_600_000;

/** Who holds a learner's session, how one begins and how it ends. */
@Injectable()
export class LearnerSessions {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly sessions: LearnerSessionStore,
    private readonly clock: Clock,
  ) {}

  /** Null for no session, one that is over, and an account that no agency has a record of any more. */
  async of(sessionId: string | null, requestId: string): Promise<SignedInLearner | null> {
    const idHash = sessionId === null ? null : secretHash(sessionId);
    if (idHash === null) return null;
    const now = this.clock.now();
    return this.units.identify(async (unit) => {
      const session = await this.sessions.standing(unit, idHash, now);
      if (session === null) return null;
      if (now.getTime() - session.lastSeenAt.getTime() >= REFRESHED_AFTER)
        await this.sessions.touch(unit, idHash, now);
      return this.learnerOf(unit, session, { requestId, now });
    });
  }

  /** Begins one for somebody who has just proved who they are; the one that was brought along ends (T69). */
  async begin(unit: ReadUnit, accountId: string, replaces: string | null): Promise<string> {
    const [sessionId, at] = [newSecret(), this.clock.now()];
    const idHash = secretHash(sessionId) as Uint8Array;
    await this.sessions.add(unit, { idHash, accountId, at, endsAt: plusMilliseconds(at, DEVICE_LIFETIME) });
    const before = replaces === null ? null : secretHash(replaces);
    if (before) await this.sessions.end(unit, before, at);
    return sessionId;
  }

  async end(sessionId: string): Promise<void> {
    const idHash = secretHash(sessionId);
    if (idHash) await this.units.identify((unit) => this.sessions.end(unit, idHash, this.clock.now()));
  }

  /** Signs every other device out. */
  async endOthers({ accountId }: SignedInLearner, sessionId: string): Promise<void> {
    const idHash = secretHash(sessionId);
    if (idHash === null) return;
    const now = this.clock.now();
    await this.units.identify((unit) => this.sessions.endOthers(unit, accountId, idHash, now));
  }

  private async learnerOf(
    unit: ReadUnit,
    { accountId, displayName, locale, provedAt, endsAt }: StandingLearnerSession,
    { requestId, now }: { readonly requestId: string; readonly now: Instant },
  ): Promise<SignedInLearner | null> {
    const rows = await this.sessions.rowsOf(unit, accountId);
    if (rows.length === 0) return null;
    const actors = rows.map((row) => actorOf(accountId, row, requestId));
    const level = levelAt(provedAt, now);
    return { accountId, displayName, locale, level, provedAt, endsAt, rows, actors };
  }
}
