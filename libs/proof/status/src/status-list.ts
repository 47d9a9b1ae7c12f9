import { type Instant, instantOf, isoSeconds, secondsOf } from '#platform/clock';
import {
  at,
  canonicalBytes,
  issuerId,
  type JsonObject,
  type JsonValue,
  statusListId,
  type StatusPurpose,
} from '#proof/claims';

import { type Bits, decodeBits } from './bits.js';

/** What a published list says, once it was read back from its bytes. */
export interface StatusList {
  readonly origin: string;
  readonly number: number;
  readonly purpose: StatusPurpose;
  /** The agency whose credentials it speaks of. */
  readonly slug: string;
  readonly version: number;
  readonly signedAt: Instant;
  readonly expiresAt: Instant;
  readonly bits: Bits;
}

/** What the next version of a list is made from: rows, never the version before. */
export interface StatusListFacts {
  /** VERIFY_ORIGIN. */
  readonly origin: string;
  readonly number: number;
  readonly purpose: StatusPurpose;
  readonly slug: string;
  /** The agency's STATUS key that is to sign. */
  readonly kid: string;
  /** The places of every credential that was taken back, or that is suspended. */
  readonly positions: readonly number[];
  /** The version published last, as `publishedStatusList` reads it, or null for the first. */
  readonly previous: StatusList | null;
  readonly now: Instant;
}

/** What a list is written from: its bits are already encoded. */
interface Content {
  readonly origin: string;
  readonly number: number;
  readonly purpose: StatusPurpose;
  readonly slug: string;
  readonly version: number;
  readonly signedAt: Instant;
  readonly encodedList: string;
}

/** A verifier without a network may use a list for a week, and sees how old it is. */
const BELIEVED_SECONDS = 7 * 86_400;
/** Five minutes, as `Cache-Control` says; the specification counts in milliseconds. */
const TIME_TO_LIVE = 300_000;
const LIST = /^(https?:\/\/[^\s/?#@]{1,255})\/status\/([rs])([1-9][0-9]{0,9})$/;
const SLUG = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** The list as a VCDM 2 credential with its registered claims (Bitstring Status List 2.2, VC-JOSE-COSE 3.1). */
export function statusListOf(content: Content): JsonObject {
  const { origin, number, purpose, slug, version, signedAt, encodedList } = content;
  const id = statusListId(origin, number, purpose);
  const issuer = issuerId(origin, slug);
  const iat = secondsOf(signedAt);
  const exp = iat + BELIEVED_SECONDS;
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    validFrom: isoSeconds(signedAt),
    validUntil: isoSeconds(instantOf(exp * 1000)),
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: purpose,
      ttl: TIME_TO_LIVE,
      encodedList,
    },
    ...{ iss: issuer, sub: id, iat, exp, version },
  };
}

/**
 * Reads exactly what `statusListOf` writes: it is written again from what was read and must come out the same, so no
 * member is missing, added or at odds with another. Null for anything else. Who signed it is for verification to ask.
 */
export function readStatusListClaims(claims: JsonValue): StatusList | null {
  const [, origin, letter, number] = LIST.exec(textIn(at(claims, 'id'))) ?? [];
  const slug = textIn(at(claims, 'iss')).split('/o/').at(-1) ?? '';
  const iat = at(claims, 'iat');
  const version = at(claims, 'version');
  const encodedList = textIn(at(claims, 'credentialSubject', 'encodedList'));
  const bits = decodeBits(encodedList);
  if (origin === undefined || bits === null || !SLUG.test(slug) || !isCount(iat) || !isCount(version))
    return null;

  const signedAt = instantOf(iat * 1000);
  const expiresAt = instantOf((iat + BELIEVED_SECONDS) * 1000);
  const purpose = letter === 'r' ? 'revocation' : 'suspension';
  const told = { origin, number: Number(number), purpose, slug, version, signedAt } as const;
  const isOurs = isSame(claims, statusListOf({ ...told, encodedList }));
  return isOurs ? { ...told, expiresAt, bits } : null;
}

function isSame(claims: JsonValue, ours: JsonObject): boolean {
  return Buffer.from(canonicalBytes(claims)).equals(canonicalBytes(ours));
}

/** Until the year 9999, the last that a date can show. */
function isCount(value: JsonValue | undefined): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 253_000_000_000;
}

function textIn(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : '';
}
