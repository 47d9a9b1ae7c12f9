import type { Clock } from '#platform/clock';
import type { ReadUnit, UnitsOfWork } from '#platform/persistence';

import { emailOf } from '../domain/account.js';
import { deviceOf } from '../domain/device.js';
import { placeOnSignIn } from '../domain/person.js';
import { beginSession, newSessionId, sessionHash } from '../domain/session.js';
import type { Attempt } from '../limits/attempt-keys.js';
import type { AttemptLimits, TooManyAttempts } from '../limits/attempt-limits.js';
import type { PasswordHashes } from '../passwords/password-hashes.js';
import type { AccountStore, Credentials } from '../store/account.store.js';
import type { SessionStore } from '../store/session.store.js';
import type { OpenSession } from './open-session.js';

export interface SignInRequest {
  readonly email: string;
  readonly password: string;
  /** The session id that the request brought along: it ends, whoever's it was (T69). */
  readonly replaces: string | null;
  /** Where the request came from. */
  readonly address: string;
  /** What the browser says that it is; kept as a word or two, for the person's own list. */
  readonly userAgent?: string | undefined;
}

export type SignInOutcome =
  | { readonly kind: 'signed-in'; readonly sessionId: string }
  | { readonly kind: 'sign-in-refused' }
  | TooManyAttempts;

/** How sessions begin: whose account, how they are opened, and where they are kept. */
export interface Entrance {
  readonly accounts: AccountStore;
  readonly sessions: SessionStore;
  readonly opening: OpenSession;
}

/**
 * Opens a session for an account that holds a role. An unknown address, a wrong password, a disabled account and an
 * account without a role are refused with one answer and after the same work (T71), and so is an attempt too many.
 */
export class SignIn {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly entrance: Entrance,
    private readonly limits: AttemptLimits,
    private readonly hashes: PasswordHashes,
    private readonly clock: Clock,
  ) {}

  async run(request: SignInRequest): Promise<SignInOutcome> {
    const { email, password, address } = request;
    const known = emailOf(email);
    const attempt = { door: 'sign-in', email: known ?? email, address } as const;
    const answer = await this.limits.admit(attempt, (unit) =>
      this.entrance.accounts.credentialsOf(unit, known ?? ''),
    );
    if (answer.kind === 'too-many-attempts') return answer;
    const credentials = answer.found;
    const same = await this.hashes.matches(credentials?.passwordHash ?? null, password);
    const sessionId =
      same && credentials !== null && mayEnter(credentials)
        ? await this.open(credentials, attempt, request)
        : null;
    if (sessionId !== null) return { kind: 'signed-in', sessionId };
    await this.limits.failed();
    return { kind: 'sign-in-refused' };
  }

  /** The new session's id; null where the password was changed since it was checked. */
  private open(credentials: Credentials, attempt: Attempt, request: SignInRequest): Promise<string | null> {
    const { accountId, passwordHash } = credentials;
    const sessionId = newSessionId();
    const idHash = sessionHash(sessionId) as Uint8Array;
    const device = deviceOf(request.userAgent);
    return this.units.identify(async (unit) => {
      const recent = await this.entrance.sessions.recentPlaces(unit, accountId);
      const place = placeOnSignIn(credentials, recent);
      const session = beginSession(idHash, accountId, place, this.clock.now(), device);
      if (!(await this.entrance.opening.run(unit, { session, passwordHash }))) return null;
      await this.endBefore(unit, request.replaces);
      await this.limits.clear(unit, attempt);
      return sessionId;
    });
  }

  private async endBefore(unit: ReadUnit, replaces: string | null): Promise<void> {
    const before = replaces === null ? null : sessionHash(replaces);
    if (before) await this.entrance.sessions.end(unit, before, this.clock.now());
  }
}

function mayEnter(credentials: Credentials): boolean {
  return !credentials.disabled && (credentials.isStaff || credentials.agencyIds.length > 0);
}
