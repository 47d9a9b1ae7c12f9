import { type Answer, ask } from './doors.js';

/** One way to sign in that a learner set up on some device. */
export interface Passkey {
  readonly id: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

/** Who this device is signed in as and what that opens, as GET /my/session says it. */
export interface MySession {
  readonly name: string;
  /** `DEVICE` shows badges, `SIGNED_IN` progress too, `FRESH` may change something. */
  readonly level: 'DEVICE' | 'SIGNED_IN' | 'FRESH';
  readonly provedUntil: string | null;
  readonly freshUntil: string | null;
  readonly endsAt: string;
  readonly ways: { readonly email: string | null; readonly passkeys: readonly Passkey[] };
}

/** Signed in, signed out, or nobody knows because no answer came. */
export type Standing =
  | { readonly kind: 'in'; readonly session: MySession }
  | { readonly kind: 'out' }
  | { readonly kind: 'unknown' };

export async function standingOf(language: string): Promise<Standing> {
  const answer: Answer<MySession> = await ask({ method: 'GET', path: '/my/session', language });
  if (answer.kind === 'done') return { kind: 'in', session: answer.value };
  return answer.kind === 'refused' && answer.status === 401 ? { kind: 'out' } : { kind: 'unknown' };
}
