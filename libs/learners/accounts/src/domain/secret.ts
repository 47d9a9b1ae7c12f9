import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;
const FORM = /^[A-Za-z0-9_-]{43}$/;

/** 256 random bits as base64url: the id of a session, or the handle by which a browser comes back to its question. */
export function newSecret(): string {
  return randomBytes(BYTES).toString('base64url');
}

/** The SHA-256 under which it is kept; null for text that none can be. */
export function secretHash(secret: string): Uint8Array | null {
  return FORM.test(secret) ? createHash('sha256').update(secret).digest() : null;
}
