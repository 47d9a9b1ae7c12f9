import { type Instant, isoSeconds, parseInstant } from '#platform/clock';
import {
  at,
  type EcPublicJwk,
  isKid,
  issuerId,
  type JsonValue,
  kidOf,
  publicJwkOf,
  shortKidOf,
} from '#proof/claims';

/** A key in LPHQ's list: what verification knows of it, and all that it knows. */
export interface KeyRecord {
  readonly kid: string;
  /** base64url of the four bytes that a proof carries. */
  readonly shortKid: string;
  /** The only issuer in whose name this key signs. */
  readonly issuer: string;
  readonly alg: 'ES256';
  readonly purpose: KeyPurpose;
  readonly jwk: EcPublicJwk;
  readonly state: KeyState;
  readonly validFrom: Instant;
  readonly validUntil: Instant;
  readonly compromisedAt?: Instant;
}

export type KeyPurpose = 'BADGE' | 'STATUS' | 'OPERATING';
export type KeyState = 'ACTIVE' | 'RETIRED' | 'COMPROMISED';

/** All public keys, old ones included, under LPHQ's signature. Trusted until `expiresAt`, never after. */
export interface KeyList {
  readonly version: number;
  readonly signedAt: Instant;
  readonly expiresAt: Instant;
  readonly keys: readonly KeyRecord[];
}

const STATES: readonly unknown[] = ['ACTIVE', 'RETIRED', 'COMPROMISED'] satisfies KeyState[];
const SLUG = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

export function keyByKid(keyList: KeyList, kid: string): KeyRecord | null {
  return keyList.keys.find((key) => key.kid === kid) ?? null;
}

export function keyByShortKid(keyList: KeyList, shortKid: Uint8Array): KeyRecord | null {
  const text = Buffer.from(shortKid).toString('base64url');
  return keyList.keys.find((key) => key.shortKid === text) ?? null;
}

/** Reads the `keys` of a list; null unless each is whole, named after its own thumbprint, and named once. */
export function keyRecordsIn(value: JsonValue | undefined, origin: string): readonly KeyRecord[] | null {
  if (!Array.isArray(value)) return null;
  const records = value.map((entry: JsonValue) => keyRecordIn(entry, origin));
  const keys = records.filter((record) => record !== null);
  const isWhole = keys.length === records.length;
  const areDistinct =
    new Set(keys.map((key) => key.kid)).size === keys.length &&
    new Set(keys.map((key) => key.shortKid)).size === keys.length;
  return isWhole && areDistinct ? keys : null;
}

function keyRecordIn(entry: JsonValue, origin: string): KeyRecord | null {
  const jwk = publicJwkOf(at(entry, 'jwk'));
  const kid = at(entry, 'kid');
  const state = at(entry, 'state');
  const role = roleIn(entry, origin);
  const term = termIn(entry, state);
  if (jwk === null || role === null || term === null || !STATES.includes(state)) return null;
  if (typeof kid !== 'string' || !isKid(kid) || kid !== kidOf(jwk) || at(entry, 'alg') !== 'ES256')
    return null;
  const shortKid = Buffer.from(shortKidOf(jwk)).toString('base64url');
  if (at(entry, 'shortKid') !== shortKid) return null;
  return { kid, shortKid, alg: 'ES256', jwk, state: state as KeyState, ...role, ...term };
}

/** LPHQ's own keys sign in the name of the origin, those of badges and of status lists in the name of one agency. */
function roleIn(entry: JsonValue, origin: string): Pick<KeyRecord, 'purpose' | 'issuer'> | null {
  const purpose = at(entry, 'purpose');
  const issuer = at(entry, 'issuer');
  if (typeof issuer !== 'string') return null;
  if (purpose === 'OPERATING') return issuer === origin ? { purpose, issuer } : null;
  const slug = issuer.slice(issuerId(origin, '').length);
  const isAgencys = purpose === 'BADGE' || purpose === 'STATUS';
  return isAgencys && SLUG.test(slug) && issuer === issuerId(origin, slug) ? { purpose, issuer } : null;
}

function termIn(
  entry: JsonValue,
  state: JsonValue | undefined,
): Pick<KeyRecord, 'validFrom' | 'validUntil' | 'compromisedAt'> | null {
  const validFrom = instantIn(at(entry, 'validFrom'));
  const validUntil = instantIn(at(entry, 'validUntil'));
  const compromisedAt = instantIn(at(entry, 'compromisedAt'));
  if (validFrom === null || validUntil === null || validFrom >= validUntil) return null;
  if ((state === 'COMPROMISED') !== (compromisedAt !== null)) return null;
  return { validFrom, validUntil, ...(compromisedAt === null ? {} : { compromisedAt }) };
}

function instantIn(value: JsonValue | undefined): Instant | null {
  const instant = typeof value === 'string' ? parseInstant(value) : null;
  return instant !== null && isoSeconds(instant) === value ? instant : null;
}
