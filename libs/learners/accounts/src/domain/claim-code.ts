import { createHash } from 'node:crypto';

/** Crockford's base32: no I, L, O or U, so that a code can be read aloud and typed from a slip. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DIGITS = 11;
const QUINTET = 0b11111;
const TYPED_AT_MOST = 64;

/** Twelve capitals without separators: 11 random characters (55 bits) and one that finds a slip of the finger. */
export type ClaimCode = string & { readonly __brand: 'ClaimCode' };

/** How long a claim code opens an account: 30 days in milliseconds. */
export const CLAIM_LIFETIME = 30 * 86_400_000;

/** Draws a code; the randomness is the caller's and must be fit for secrets. */
export function newClaimCode(randomBytes: (count: number) => Uint8Array): ClaimCode {
  return withCheck(Array.from(randomBytes(DIGITS), (byte) => ALPHABET.charAt(byte & QUINTET)).join(''));
}

/**
 * Reads a code as people type it: any letter case, spaces and hyphens anywhere, O for 0, I and L for 1. Null for what no
 * code can be, most slips of the finger among it, without asking anybody.
 */
export function readClaimCode(text: string): ClaimCode | null {
  if (text.length > TYPED_AT_MOST) return null;
  const plain = text.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (plain.length !== DIGITS + 1 || [...plain].some((character) => !ALPHABET.includes(character)))
    return null;
  const code = withCheck(plain.slice(0, DIGITS));
  return code === plain ? code : null;
}

/** As it is printed: three groups of four with hyphens. */
export function formatClaimCode(code: ClaimCode): string {
  return code.replace(/.{4}(?=.)/g, '$&-');
}

/** The SHA-256 under which a code is kept. */
export function claimCodeHash(code: ClaimCode): Uint8Array {
  return createHash('sha256').update(`claim ${code}`).digest();
}

/** The first five bits of a hash: of 32 slips 31 are found, and nobody can tell codes that are given out from others by it. */
function withCheck(digits: string): ClaimCode {
  const [first = 0] = createHash('sha256').update(`check ${digits}`).digest();
  return `${digits}${ALPHABET.charAt(first & QUINTET)}` as ClaimCode;
}
