import { createHash } from 'node:crypto';

import { type Code, decodeBase32, encodeBase32, normaliseBase32, shortLink } from '#proof/compact';

/** The public half of a P-256 key (RFC 7518 section 6.2), and nothing besides. */
export interface EcPublicJwk {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

const KID = /^[a-z2-7]{16}$/;
const COORDINATE = /^[A-Za-z0-9_-]{43}$/;
const KID_BYTES = 10;
const SHORT_KID_BYTES = 4;

/** The name of a credential for ever, and the link on its card: `ORIGIN/v/CODE`. */
export function credentialId(origin: string, code: Code): string {
  return shortLink(origin, code);
}

/** The name of an agency for ever: `ORIGIN/o/SLUG`. */
export function issuerId(origin: string, slug: string): string {
  return `${origin}/o/${slug}`;
}

/** The name and address of one key: `ORIGIN/keys/KID`. */
export function keyId(origin: string, kid: string): string {
  return `${origin}/keys/${kid}`;
}

/** What a status list speaks of. The two of one number have the same places. */
export type StatusPurpose = 'revocation' | 'suspension';

/** The name and address of a status list: `ORIGIN/status/rNUMBER`, r for revocation, `ORIGIN/status/sNUMBER` for suspension. */
export function statusListId(origin: string, list: number, purpose: StatusPurpose): string {
  return `${origin}/status/${purpose.charAt(0)}${list}`;
}

/** What was achieved, in which edition of the programme: `ORIGIN/achievements/msq/EDITION`. */
export function achievementId(origin: string, slug: string, edition: string): string {
  return `${origin}/achievements/${slug}/${edition}`;
}

/** The first 16 lower-case base32 characters of the key's RFC 7638 thumbprint. */
export function kidOf(jwk: EcPublicJwk): string {
  return encodeBase32(thumbprintOf(jwk).subarray(0, KID_BYTES)).toLowerCase();
}

/** The first four bytes of the same thumbprint, as a proof carries them. */
export function shortKidOf(jwk: EcPublicJwk): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(thumbprintOf(jwk).subarray(0, SHORT_KID_BYTES));
}

/** The short kid that belongs to a kid: both begin the same thumbprint. Null for what is no kid. */
export function shortKidIn(kid: string): Uint8Array<ArrayBuffer> | null {
  const bytes = isKid(kid) ? decodeBase32(normaliseBase32(kid)) : null;
  return bytes === null ? null : bytes.slice(0, SHORT_KID_BYTES);
}

export function isKid(text: string): boolean {
  return KID.test(text);
}

/** An origin as browsers write it: scheme, host and a port that is not the usual one; no slash after it. */
export function isOrigin(text: string): boolean {
  return /^https?:\/\//.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/**
 * The four members of a P-256 key and no others, whatever else the value holds. Null for another kind of key;
 * whether the point lies on the curve shows when the key is first used.
 */
export function publicJwkOf(value: unknown): EcPublicJwk | null {
  if (typeof value !== 'object' || value === null) return null;
  const { kty, crv, x, y } = value as Record<string, unknown>;
  if (kty !== 'EC' || crv !== 'P-256' || !isCoordinate(x) || !isCoordinate(y)) return null;
  return { kty, crv, x, y };
}

function isCoordinate(value: unknown): value is string {
  return typeof value === 'string' && COORDINATE.test(value);
}

/** RFC 7638 section 3: the required members in the order of their names, without spaces. */
function thumbprintOf({ crv, kty, x, y }: EcPublicJwk): Uint8Array {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest();
}
