import { type DoorCause, doorCauseOf, doorRefusal, type Refusal } from '../graphql/refusal.js';

export type Role = 'LPHQ_ADMINISTRATOR' | 'AGENCY_MANAGER' | 'AGENCY_REGISTRAR' | 'AGENCY_ASSESSOR';
export type Standing = 'AUTHORISED' | 'SUSPENDED' | 'ENDED';

export interface Session {
  readonly account: { readonly displayName: string; readonly locale: string };
  readonly roles: readonly Role[];
  readonly agency: {
    readonly name: string;
    readonly slug: string;
    readonly standing: Standing;
    /** The version of its picture; null where it has none. */
    readonly logo: string | null;
  } | null;
  readonly portal: { readonly verifyOrigin: string };
}

export type SessionAnswer =
  | { readonly kind: 'signed-in'; readonly session: Session }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'failed'; readonly cause: DoorCause };

/** Whose session this browser holds. */
export async function currentSession(): Promise<SessionAnswer> {
  const response = await request('GET');
  if (response === null) return { kind: 'failed', cause: 'unreachable' };
  if (response.status === 401) return { kind: 'signed-out' };
  if (!response.ok) return { kind: 'failed', cause: doorCauseOf(undefined, response.status) };
  try {
    return { kind: 'signed-in', session: (await response.json()) as Session };
  } catch {
    return { kind: 'failed', cause: 'failed' };
  }
}

/**
 * Opens a session. `language` is for the words of a refusal, which tells nobody more than that: unknown, wrong
 * and disabled are told apart by nothing.
 */
export async function signIn(
  email: string,
  password: string,
  language: string,
): Promise<'signed-in' | Refusal> {
  const response = await request('POST', { body: JSON.stringify({ email, password }), language });
  if (response === null) return doorRefusal('unreachable');
  if (response.ok) return 'signed-in';
  const message = await messageOf(response);
  if (response.status !== 401) return doorRefusal(doorCauseOf(undefined, response.status), message);
  return { kind: 'refused', cause: 'sign-in-refused', message, fields: [] };
}

/** Gives the password again; the session goes on under a new id, which only the cookie has. */
export async function stepUp(password: string, language: string): Promise<'stepped-up' | Refusal> {
  const response = await request('POST', { to: '/step-up', body: JSON.stringify({ password }), language });
  if (response === null) return doorRefusal('unreachable');
  if (response.ok) return 'stepped-up';
  const message = await messageOf(response);
  if (response.status !== 403) return doorRefusal(doorCauseOf(undefined, response.status), message);
  return { kind: 'refused', cause: 'password-refused', message, fields: [] };
}

async function messageOf(response: Response): Promise<string | null> {
  try {
    const { message } = (await response.json()) as { readonly message?: unknown };
    return typeof message === 'string' ? message : null;
  } catch {
    return null;
  }
}

/** Ends the session; false when the server could not be told. */
export async function signOut(): Promise<boolean> {
  const response = await request('DELETE');
  return response !== null && (response.ok || response.status === 401);
}

interface Sent {
  readonly to?: '/step-up';
  readonly body: string;
  readonly language: string;
}

async function request(method: 'GET' | 'POST' | 'DELETE', sent?: Sent): Promise<Response | null> {
  const kind = sent && { 'content-type': 'application/json', 'accept-language': sent.language };
  try {
    return await fetch(`/session${sent?.to ?? ''}`, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      keepalive: true, // signing out is sent even when the page is closed at once
      headers: { accept: 'application/json', 'apollo-require-preflight': 'true', ...kind },
      signal: AbortSignal.timeout(20_000),
      ...(sent && { body: sent.body }),
    });
  } catch {
    return null;
  }
}
