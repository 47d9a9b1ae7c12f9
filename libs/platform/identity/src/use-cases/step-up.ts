import type { Clock } from '#platform/clock';
import type { UnitsOfWork } from '#platform/persistence';

import { actorOf } from '../domain/person.js';
import { newSessionId, renewSession, sessionHash } from '../domain/session.js';
import type { AttemptLimits, TooManyAttempts } from '../limits/attempt-limits.js';
import type { PasswordHashes } from '../passwords/password-hashes.js';
import type { StandingSession } from '../store/session.store.js';
import type { Entrance } from './sign-in.js';

export interface StepUpRequest {
  readonly sessionId: string | null;
  readonly password: string;
  /** Where the request came from. */
  readonly address: string;
}

export type StepUpOutcome =
  | { readonly kind: 'stepped-up'; readonly sessionId: string }
  | { readonly kind: 'password-refused' }
  | { readonly kind: 'not-signed-in' }
  | TooManyAttempts;

/**
 * Proves that whoever holds the session is its person still: the password once more, under the limits of sign-in. The
 * session goes on under a new id, for no longer than it would have; the id before is dead (T22, T69). A stub: passkeys
 * take the password’s place here (docs/decisions/0014-sign-in-limits-and-step-up.md).
 */
export class StepUp {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly entrance: Entrance,
    private readonly limits: AttemptLimits,
    private readonly hashes: PasswordHashes,
    private readonly clock: Clock,
  ) {}

  async run({ sessionId, password, address }: StepUpRequest): Promise<StepUpOutcome> {
    const before = sessionId === null ? null : sessionHash(sessionId);
    const session = before && (await this.standing(before));
    if (!before || !session) return { kind: 'not-signed-in' };
    const attempt = { door: 'step-up', email: session.email, address } as const;
    const answer = await this.limits.admit(attempt, (unit) =>
      this.entrance.accounts.credentialsOf(unit, session.email),
    );
    if (answer.kind === 'too-many-attempts') return answer;
    const passwordHash = answer.found?.passwordHash ?? null;
    if (!(await this.hashes.matches(passwordHash, password)) || passwordHash === null) {
      await this.limits.failed();
      return { kind: 'password-refused' };
    }
    return this.renew(before, session, passwordHash);
  }

  private standing(idHash: Uint8Array): Promise<StandingSession | null> {
    return this.units.identify(async (unit) => {
      const session = await this.entrance.sessions.standing(unit, idHash, this.clock.now());
      return session && actorOf(session.accountId, session, '') ? session : null;
    });
  }

  private renew(before: Uint8Array, standing: StandingSession, passwordHash: string): Promise<StepUpOutcome> {
    const sessionId = newSessionId();
    const session = renewSession(standing, sessionHash(sessionId) as Uint8Array, this.clock.now());
    return this.units.identify(async (unit): Promise<StepUpOutcome> => {
      const isOpen = await this.entrance.opening.inPlaceOf(unit, before, { session, passwordHash });
      if (!isOpen) return { kind: 'not-signed-in' };
      await this.limits.clear(unit, { door: 'step-up', email: standing.email, address: '' });
      return { kind: 'stepped-up', sessionId };
    });
  }
}
