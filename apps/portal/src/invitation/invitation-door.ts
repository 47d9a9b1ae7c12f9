import {
  type DoorCause,
  doorCauseOf,
  doorRefusal,
  type FieldRefusal,
  type Refusal,
} from '../graphql/refusal.js';
import type { Role } from '../sign-in/session.js';

/** What whoever holds the token may know. */
export interface OpenInvitation {
  readonly agency: { readonly name: string } | null;
  /** Null where LPHQ invites. */
  readonly invitedBy: string | null;
  readonly role: Role;
  readonly email: string;
  readonly hasAccount: boolean;
  readonly expiresAt: string;
}

export interface Acceptance {
  readonly displayName: string;
  readonly password: string;
}

export type InvitationAnswer = { readonly kind: 'open'; readonly invitation: OpenInvitation } | Refusal;

/** Says whose invitation a token is. Looking uses nothing up. */
export async function lookAt(token: string, language: string): Promise<InvitationAnswer> {
  const response = await send('', { token }, language);
  if (response === null) return doorRefusal('unreachable');
  if (!response.ok) return refusalOf(response);
  try {
    return { kind: 'open', invitation: (await response.json()) as OpenInvitation };
  } catch {
    return doorRefusal('failed');
  }
}

/** Accepts it; the session that begins is in the cookie. */
export async function accept(
  token: string,
  form: Acceptance,
  language: string,
): Promise<'accepted' | Refusal> {
  const response = await send('/accept', { token, ...form }, language);
  if (response === null) return doorRefusal('unanswered');
  return response.ok ? 'accepted' : refusalOf(response);
}

async function send(to: '' | '/accept', body: object, language: string): Promise<Response | null> {
  try {
    return await fetch(`/invitation${to}`, {
      method: 'POST',
      credentials: 'same-origin',
      cache: 'no-store',
      referrerPolicy: 'no-referrer',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        'accept-language': language,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
  } catch {
    return null;
  }
}

/** Refusals by which the form stays and those that end it, told apart by their code. */
const CAUSES: Readonly<Record<string, string>> = {
  INVITATION_REFUSED: 'invitation-refused',
  PASSWORD_REFUSED: 'password-refused',
  ROLES_SEPARATED: 'roles-separated',
  INVALID_INPUT: 'InvalidInput',
};

interface Told {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly fields?: readonly FieldRefusal[];
}

async function refusalOf(response: Response): Promise<Refusal> {
  const told = (await response.json().catch(() => ({}))) as Told;
  const cause: DoorCause = doorCauseOf(told.code, response.status);
  const named = typeof told.code === 'string' ? CAUSES[told.code] : undefined;
  const message = typeof told.message === 'string' ? told.message : null;
  return { kind: 'refused', cause: named ?? cause, message, fields: told.fields ?? [] };
}
