import { type Instant, isoSeconds, plusMilliseconds, secondsOf } from '#platform/clock';
import { at, canonicalBytes, issuerId, type JsonObject, type JsonValue, parseCanonical } from '#proof/claims';

import type { SigningKey } from './signing-key.js';

/** What a list is made from. */
export interface KeyListContent {
  readonly origin: string;
  /** The root's certificate of the operating key that signs the list. */
  readonly certificate: string;
  readonly keys: readonly SigningKey[];
}

const DAY = 86_400_000;
/** A list is believed for a week, and a new one comes every day. */
const BELIEVED = 7 * DAY;

/** The payload of a key list: every key that was ever published, in a fixed order. PENDING ones are left out. */
export function buildKeyList(content: KeyListContent, version: number, now: Instant): JsonObject {
  return {
    ...lastingPart(content),
    iat: secondsOf(now),
    exp: secondsOf(plusMilliseconds(now, BELIEVED)),
    version,
  };
}

/** Whether a new version is due: there is none, it says something else, or it is older than a day. */
export function isDue(
  content: KeyListContent,
  published: { jwt: string; signedAt: Instant } | null,
  now: Instant,
): boolean {
  if (published === null || now >= plusMilliseconds(published.signedAt, DAY)) return true;
  const last = payloadOf(published.jwt);
  const kept = { iss: at(last, 'iss'), operating: at(last, 'operating'), keys: at(last, 'keys') };
  return !isSame(kept, lastingPart(content));
}

/** The origin that a certificate was made for, or null. Not a check: it is our own row, and verifiers check it. */
export function originOfCertificate(certificate: string | null): string | null {
  const origin = certificate === null ? undefined : at(payloadOf(certificate), 'iss');
  return typeof origin === 'string' ? origin : null;
}

/** The kids that a published list names. */
export function kidsIn(jwt: string): ReadonlySet<string> {
  const keys = at(payloadOf(jwt), 'keys');
  const kids = Array.isArray(keys) ? keys.map((key: JsonValue) => at(key, 'kid')) : [];
  return new Set(kids.filter((kid) => typeof kid === 'string'));
}

function lastingPart({ origin, certificate, keys }: KeyListContent): JsonObject {
  const published = keys.filter((key) => key.state !== 'PENDING');
  const inOrder = [...published].sort((one, other) => (one.kid < other.kid ? -1 : 1));
  return { iss: origin, operating: certificate, keys: inOrder.map((key) => entryOf(key, origin)) };
}

function entryOf(key: SigningKey, origin: string): JsonObject {
  const { kty, crv, x, y } = key.publicJwk;
  return {
    kid: key.kid,
    shortKid: Buffer.from(key.shortKid).toString('base64url'),
    issuer: key.issuerSlug === null ? origin : issuerId(origin, key.issuerSlug),
    alg: 'ES256',
    purpose: key.purpose,
    jwk: { kty, crv, x, y },
    state: key.state,
    validFrom: isoSeconds(key.validFrom),
    validUntil: isoSeconds(key.validUntil),
    ...(key.compromisedAt === null ? {} : { compromisedAt: isoSeconds(key.compromisedAt) }),
  };
}

function payloadOf(jws: string): JsonValue | undefined {
  return parseCanonical(Buffer.from(jws.split('.')[1] ?? '', 'base64url')) ?? undefined;
}

function isSame(one: Readonly<Record<string, JsonValue | undefined>>, other: JsonObject): boolean {
  return Buffer.from(canonicalBytes(one as JsonObject)).equals(canonicalBytes(other));
}
