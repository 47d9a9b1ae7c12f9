import { createHash, randomBytes } from 'node:crypto';

import { type Instant, plusMilliseconds } from '#platform/clock';
import type { AgencyRole, StaffRole } from '#platform/tenancy';

import type { Locale } from './person.js';

/** What somebody may be invited as. */
export type TeamRole = StaffRole | AgencyRole;

export type InvitationState = 'WAITING' | 'EXPIRED' | 'ACCEPTED' | 'WITHDRAWN';

export interface Invitation {
  readonly id: string;
  readonly agencyId: string;
  readonly email: string;
  readonly role: TeamRole;
  /** The language of the mail, and of the account that is made. */
  readonly locale: Locale;
  readonly invitedBy: string;
  readonly invitedAt: Instant;
  readonly expiresAt: Instant;
  readonly acceptedAt: Instant | null;
  readonly withdrawnAt: Instant | null;
  /** When the mail was last sent; null while it waits. */
  readonly mailedAt: Instant | null;
  /** When the other side refused the mail for good. */
  readonly mailRefusedAt: Instant | null;
}

/** How long an invitation holds (T01): 72 hours. */
const HOLDS = 72 * 3_600_000;
const TOKEN_BYTES = 16;
const TOKEN_FORM = /^[A-Za-z0-9_-]{22}$/;

export function expiryOf(invitedAt: Instant): Instant {
  return plusMilliseconds(invitedAt, HOLDS);
}

export function stateOf(
  { acceptedAt, withdrawnAt, expiresAt }: Pick<Invitation, 'acceptedAt' | 'withdrawnAt' | 'expiresAt'>,
  now: Instant,
): InvitationState {
  if (acceptedAt !== null) return 'ACCEPTED';
  if (withdrawnAt !== null) return 'WITHDRAWN';
  return expiresAt.getTime() > now.getTime() ? 'WAITING' : 'EXPIRED';
}

/** 128 random bits as base64url: once, in one mail. The database keeps their SHA-256. */
export function newInvitationToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** The SHA-256 under which a token is kept; null for text that no token can be. */
export function invitationTokenHash(token: string): Uint8Array | null {
  return TOKEN_FORM.test(token) ? createHash('sha256').update(token).digest() : null;
}
