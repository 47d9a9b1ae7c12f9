import type { Instant } from '#platform/clock';
import type { AccountId } from '#platform/tenancy';

export type ClaimKind = 'PRINTED' | 'MAILED';

/** A way to open an account that nobody used yet. */
export interface Claim {
  readonly id: string;
  readonly learnerId: string;
  readonly kind: ClaimKind;
  /** Null while the code of a mail is not drawn. */
  readonly codeHash: Uint8Array | null;
  readonly drawnBy: AccountId;
  readonly drawnAt: Instant;
  readonly expiresAt: Instant;
}

/** A learner, as far as a claim asks. */
export interface Claimant {
  readonly id: string;
  readonly displayName: string;
  readonly email: string | null;
}

export type AccountState = 'NONE' | 'INVITED' | 'CLAIM_PRINTED' | 'OPEN';

/** How far a learner's account is. */
export interface AccountStanding {
  readonly learnerId: string;
  readonly state: AccountState;
  /** Since when; null where it never was otherwise. */
  readonly since: Instant | null;
  /** Until when a code opens it; null where none does. */
  readonly expiresAt: Instant | null;
  /** A mail that was to bring the code did not reach anybody. */
  readonly mailRefused: boolean;
}
