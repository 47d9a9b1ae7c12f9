import type { Clock } from '#platform/clock';
import type { UnitsOfWork } from '#platform/persistence';

import { emailOf } from '../domain/account.js';
import { beginSession, newSessionId, sessionHash } from '../domain/session.js';
import type { PasswordHashes } from '../passwords/password-hashes.js';
import type { AccountStore, Credentials } from '../store/account.store.js';
import type { SessionStore } from '../store/session.store.js';

export interface SignInRequest {
  readonly email: string;
  readonly password: string;
  /** The session id that the request brought along: it ends, whoever's it was (T69). */
  readonly replaces: string | null;
}

export type SignInOutcome =
  { readonly kind: 'signed-in'; readonly sessionId: string } | { readonly kind: 'sign-in-refused' };

/**
 * Opens a session for an account that holds a role. An unknown address, a wrong password, a disabled account and an
 * account without a role are refused with one answer and after the same work (T71).
 */
export class SignIn {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly accounts: AccountStore,
    private readonly sessions: SessionStore,
    private readonly hashes: PasswordHashes,
    private readonly clock: Clock,
  ) {}

  async run(request: SignInRequest): Promise<SignInOutcome> {
    const email = emailOf(request.email) ?? '';
    const credentials = await this.units.identify((unit) => this.accounts.credentialsOf(unit, email));
    const same = await this.hashes.matches(credentials?.passwordHash ?? null, request.password);
    if (!same || credentials === null || !mayEnter(credentials)) return { kind: 'sign-in-refused' };
    const sessionId = await this.open(credentials, request.replaces);
    return sessionId === null ? { kind: 'sign-in-refused' } : { kind: 'signed-in', sessionId };
  }

  /** The new session's id; null where the password was changed since it was checked. */
  private async open(credentials: Credentials, replaces: string | null): Promise<string | null> {
    const { accountId, passwordHash } = credentials;
    const now = this.clock.now();
    const sessionId = newSessionId();
    const idHash = sessionHash(sessionId) as Uint8Array;
    const before = replaces === null ? null : sessionHash(replaces);
    return this.units.identify(async (unit) => {
      if (before) await this.sessions.end(unit, before, now);
      await this.sessions.add(unit, beginSession(idHash, accountId, actingAgency(credentials), now));
      // Asked after the session is there: adding it waits for a change of the password that is under way.
      if (await this.accounts.mayStillEnter(unit, accountId, passwordHash)) return sessionId;
      await this.sessions.end(unit, idHash, now);
      return null;
    });
  }
}

function mayEnter(credentials: Credentials): boolean {
  return !credentials.disabled && (credentials.isStaff || credentials.agencyIds.length > 0);
}

/** A session acts in one agency: the earliest membership; whoever has a role at LPHQ acts for LPHQ. */
function actingAgency(credentials: Credentials): string | null {
  return credentials.isStaff ? null : (credentials.agencyIds[0] ?? null);
}
