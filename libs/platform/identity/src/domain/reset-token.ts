import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 16;
const TOKEN_FORM = /^[A-Za-z0-9_-]{22}$/;
const HOUR = 3_600_000;

/** A mail is written for so long after somebody asked, and its token opens for as long again: milliseconds. */
export const RESET_LIFETIME = HOUR;

/** 128 random bits as base64url. Only the mail has it: the database keeps its SHA-256. */
export function newResetToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** The SHA-256 under which a token is kept; null for text that no token can be. */
export function resetTokenHash(token: string): Uint8Array | null {
  return TOKEN_FORM.test(token) ? createHash('sha256').update(token).digest() : null;
}
