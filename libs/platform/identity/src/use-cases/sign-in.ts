import type { Clock } from '#platform/clock';
import type { ReadUnit, UnitsOfWork } from '#platform/persistence';

import { emailOf } from '../domain/account.js';
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

  async run({ email, password, replaces, address }: SignInRequest): Promise<SignInOutcome> {
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
        ? await this.open(credentials, attempt, replaces)
        : null;
    if (sessionId !== null) return { kind: 'signed-in', sessionId };
    await this.limits.failed();
    return { kind: 'sign-in-refused' };
  }

  /** The new session's id; null where the password was changed since it was checked. */
  private open(credentials: Credentials, attempt: Attempt, replaces: string | null): Promise<string | null> {
    const { accountId, passwordHash } = credentials;
    const sessionId = newSessionId();
    const idHash = sessionHash(sessionId) as Uint8Array;
    const session = beginSession(idHash, accountId, actingAgency(credentials), this.clock.now());
    return this.units.identify(async (unit) => {
      if (!(await this.entrance.opening.run(unit, { session, passwordHash }))) return null;
      await this.endBefore(unit, replaces);
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

/** A session acts in one agency: the earliest membership; whoever has a role at LPHQ acts for LPHQ. */
function actingAgency(credentials: Credentials): string | null {
  return credentials.isStaff ? null : (credentials.agencyIds[0] ?? null);
}
