import { createPublicKey, type KeyObject, verify } from 'node:crypto';

import { at, canonicalBytes, type EcPublicJwk, type JsonValue, parseCanonical } from '#proof/claims';
import { isLowS } from '#proof/compact';

/** Who a header says has signed. The name is resolved in our own list by its last segment, and never fetched (T33). */
export interface KeyName {
  readonly origin: string;
  readonly kid: string;
}

/** A JWS whose every character is the one that we would have written. Whether it was signed is for `jwsHolds`. */
export interface ReadJws {
  readonly kind: 'read';
  readonly key: KeyName;
  readonly payload: Uint8Array;
  readonly claims: JsonValue;
  /** Header and payload as they stand in the token. */
  readonly signedText: string;
  readonly signature: Uint8Array;
}

/** A header of ours before a payload or a signature that we would not have written: somebody changed it. */
export interface DamagedJws {
  readonly kind: 'damaged';
  readonly key: KeyName;
  readonly because: 'payload' | 'signature';
}

export interface MalformedJws {
  readonly kind: 'malformed';
  readonly because: 'length' | 'parts' | 'header';
}

/** One kind of token: its `typ`, which no other kind shares (T37), and how long it may be (T35). */
export interface JwsForm {
  readonly typ: string;
  /** The header has this member where a form names it, and no such member where none does. */
  readonly cty?: string;
  readonly charactersAtMost: number;
}

/** The longest token of ours, and the longest text that is looked at. */
export const TOKEN_CHARACTERS_AT_MOST = 16 * 1024;

const KEY_NAME = /^(https?:\/\/[^\s/?#@]{1,255})\/keys\/([a-z2-7]{16})$/;
const TOKEN: JwsForm = { typ: 'JWT', charactersAtMost: TOKEN_CHARACTERS_AT_MOST };
const imported = new WeakMap<EcPublicJwk, KeyObject>();

/** Reads a credential's token as strictly as `readJws` does; at most 16 KB. */
export function readToken(text: string): ReadJws | DamagedJws | MalformedJws {
  return readJws(text, TOKEN);
}

/**
 * Reads exactly the compact JWS that we write (RFC 7515 section 7.1): three parts in base64url without padding or
 * spare bits, a header of `alg`, `kid` and the form's members alone with ES256 (T31, T32), RFC 8785 JSON no deeper than 12, and
 * a low signature of 64 bytes (T34). Never throws.
 */
export function readJws(text: string, form: JwsForm): ReadJws | DamagedJws | MalformedJws {
  if (text.length > form.charactersAtMost) return { kind: 'malformed', because: 'length' };
  const [head, body, tail, ...more] = text.split('.');
  if (head === undefined || body === undefined || tail === undefined || more.length > 0)
    return { kind: 'malformed', because: 'parts' };

  const key = keyNamed(head, form);
  if (key === null) return { kind: 'malformed', because: 'header' };
  const payload = decodeBase64url(body);
  const claims = payload === null ? null : parseCanonical(payload);
  if (payload === null || claims === null) return { kind: 'damaged', key, because: 'payload' };
  const signature = decodeBase64url(tail);
  if (signature === null || !isLowS(signature)) return { kind: 'damaged', key, because: 'signature' };
  return { kind: 'read', key, payload, claims, signedText: `${head}.${body}`, signature };
}

/**
 * Whether the key signed the token (RFC 7515 section 5.2, RFC 7518 section 3.4). The algorithm is the key's, not the
 * token's. A key off its curve, or a fault of the library, is thrown: that is neither a yes nor a no.
 *
 * By node:crypto itself: nothing is left for a JWS library to decide once `readJws` has read the token, and one costs
 * as much again as the curve does. jose judges the same tokens in the specs, and lists and certificates here (`documentHolds`).
 */
export async function jwsHolds(jws: ReadJws, jwk: EcPublicJwk): Promise<boolean> {
  const key = { key: verificationKey(jwk), dsaEncoding: 'ieee-p1363' } as const;
  return verify('sha256', Buffer.from(jws.signedText), key, jws.signature);
}

function keyNamed(head: string, { typ, cty }: JwsForm): KeyName | null {
  const bytes = decodeBase64url(head);
  const kid = bytes === null ? undefined : at(parseCanonical(bytes) ?? undefined, 'kid');
  if (bytes === null || typeof kid !== 'string') return null;
  const [, origin, last] = KEY_NAME.exec(kid) ?? [];
  if (origin === undefined || last === undefined) return null;
  const only = canonicalBytes({ alg: 'ES256', kid, typ, ...(cty === undefined ? {} : { cty }) });
  return Buffer.from(only).equals(bytes) ? { origin, kid: last } : null;
}

/** Null for every text but the one that the bytes are written as. */
function decodeBase64url(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, 'base64url');
  return text !== '' && bytes.toString('base64url') === text ? bytes : null;
}

function verificationKey(jwk: EcPublicJwk): KeyObject {
  const known = imported.get(jwk);
  if (known !== undefined) return known;
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
  imported.set(jwk, key);
  return key;
}
