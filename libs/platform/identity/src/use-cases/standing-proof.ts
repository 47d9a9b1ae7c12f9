import type { Clock } from '#platform/clock';
import type { UnitsOfWork } from '#platform/persistence';

import { actorOf } from '../domain/person.js';
import { sessionHash } from '../domain/session.js';
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

/** Whoever holds the session knows its account's password. */
interface Proved {
  readonly kind: 'proved';
  readonly before: Uint8Array;
  readonly session: StandingSession;
  readonly passwordHash: string;
}

export type ProofRefused =
  { readonly kind: 'password-refused' } | { readonly kind: 'not-signed-in' } | TooManyAttempts;

/** Asks whoever holds a session for the password once more, under the limits of the step-up door (T22, T70). */
export class StandingProof {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly entrance: Entrance,
    private readonly limits: AttemptLimits,
    private readonly hashes: PasswordHashes,
    private readonly clock: Clock,
  ) {}

  async run({ sessionId, password, address }: StepUpRequest): Promise<Proved | ProofRefused> {
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
    return { kind: 'proved', before, session, passwordHash };
  }

  private standing(idHash: Uint8Array): Promise<StandingSession | null> {
    return this.units.identify(async (unit) => {
      const session = await this.entrance.sessions.standing(unit, idHash, this.clock.now());
      return session && actorOf(session.accountId, session, '') ? session : null;
    });
  }
}
