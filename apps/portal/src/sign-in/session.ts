import {
  type DoorCause,
  doorCauseOf,
  doorRefusal,
  type FieldRefusal,
  type Refusal,
} from '../graphql/refusal.js';
import type { Span } from './span.js';

export type Role = 'LPHQ_ADMINISTRATOR' | 'AGENCY_MANAGER' | 'AGENCY_REGISTRAR' | 'AGENCY_ASSESSOR';
export type Standing = 'AUTHORISED' | 'SUSPENDED' | 'ENDED';

/** Where else the person may act; `slug` is null for LPHQ. */
export interface Place {
  readonly slug: string | null;
  readonly name: string;
}

export interface Session extends Span {
  readonly account: { readonly displayName: string; readonly email: string; readonly locale: string };
  readonly roles: readonly Role[];
  readonly agency: {
    readonly name: string;
    readonly slug: string;
    readonly standing: Standing;
    /** The version of its picture; null where it has none. */
    readonly logo: string | null;
  } | null;
  readonly agencies: readonly Place[];
  readonly portal: { readonly verifyOrigin: string };
}

export type SessionAnswer =
  | { readonly kind: 'signed-in'; readonly session: Session }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'failed'; readonly cause: DoorCause };

/** Whose session this browser holds. In the background: asked by a timer, which keeps no session alive. */
export async function currentSession({ background = false } = {}): Promise<SessionAnswer> {
  const response = await request('GET', { background });
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
  const response = await request('POST', { body: { email, password }, language });
  if (response === null) return doorRefusal('unreachable');
  if (response.ok) return 'signed-in';
  const message = await messageOf(response);
  if (response.status !== 401) return doorRefusal(doorCauseOf(undefined, response.status), message);
  return { kind: 'refused', cause: 'sign-in-refused', message, fields: [] };
}

/** Gives the password again; the session goes on under a new id, which only the cookie has. */
export async function stepUp(password: string, language: string): Promise<'stepped-up' | Refusal> {
  const response = await request('POST', { to: '/step-up', body: { password }, language });
  if (response === null) return doorRefusal('unreachable');
  if (response.ok) return 'stepped-up';
  const message = await messageOf(response);
  if (response.status !== 403) return doorRefusal(doorCauseOf(undefined, response.status), message);
  return { kind: 'refused', cause: 'password-refused', message, fields: [] };
}

/** Uses the session, so that it lasts from now on. */
export async function extendSession(language: string): Promise<Span | Refusal> {
  const response = await request('POST', { to: '/extend', body: {}, language });
  if (response === null) return doorRefusal('unreachable');
  if (!response.ok) return refusalOf(response);
  return (await response.json()) as Span;
}

/** Goes on in another agency, or at LPHQ; the session gets a new id. */
export async function switchAgency(slug: string | null, language: string): Promise<'switched' | Refusal> {
  const response = await request('POST', { to: '/agency', body: { slug }, language });
  if (response === null) return doorRefusal('unreachable');
  return response.ok ? 'switched' : refusalOf(response);
}

/** Changes one's own password; this session goes on under a new id and every other ends. */
export async function changePassword(
  present: string,
  password: string,
  language: string,
): Promise<'changed' | Refusal> {
  const response = await request('POST', { to: '/password', body: { present, password }, language });
  if (response === null) return doorRefusal('unanswered');
  return response.ok ? 'changed' : refusalOf(response);
}

/** Refusals that a form tells beside its fields, by their code; every other is the door's. */
const CAUSES: Readonly<Record<string, string>> = {
  INVALID_INPUT: 'InvalidInput',
  PASSWORD_REFUSED: 'password-refused',
  RESET_REFUSED: 'reset-refused',
};

interface Told {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly fields?: readonly FieldRefusal[];
}

/** What a door that is no GraphQL says when it turns somebody away. */
export async function refusalOf(response: Response): Promise<Refusal> {
  const told = (await response.json().catch(() => ({}))) as Told;
  const named = typeof told.code === 'string' ? CAUSES[told.code] : undefined;
  const message = typeof told.message === 'string' ? told.message : null;
  const cause = named ?? doorCauseOf(told.code, response.status);
  return { kind: 'refused', cause, message, fields: told.fields ?? [] };
}

async function messageOf(response: Response): Promise<string | null> {
  return (await refusalOf(response)).message;
}

/** Ends the session; false when the server could not be told. */
export async function signOut(): Promise<boolean> {
  const response = await request('DELETE');
  return response !== null && (response.ok || response.status === 401);
}

interface Sent {
  readonly to?: '/step-up' | '/extend' | '/agency' | '/password';
  readonly body?: object;
  readonly language?: string;
  readonly background?: boolean;
}

async function request(method: 'GET' | 'POST' | 'DELETE', sent: Sent = {}): Promise<Response | null> {
  const { to = '', body, language, background = false } = sent;
  try {
    return await fetch(`/session${to}`, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      keepalive: true, // signing out is sent even when the page is closed at once
      headers: {
        accept: 'application/json',
        'apollo-require-preflight': 'true',
        ...(body && { 'content-type': 'application/json' }),
        ...(language !== undefined && { 'accept-language': language }),
        ...(background && { 'x-lphq-background': '1' }),
      },
      signal: AbortSignal.timeout(20_000),
      ...(body && { body: JSON.stringify(body) }),
    });
  } catch {
    return null;
  }
}
