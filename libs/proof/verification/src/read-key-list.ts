import { type Instant, instantOf, secondsOf } from '#platform/clock';
import { at, type EcPublicJwk, type JsonValue, kidOf, publicJwkOf } from '#proof/claims';

import { documentHolds } from './document-holds.js';
import { type JwsForm, type ReadJws, readJws } from './jws.js';
import { type KeyList, keyRecordsIn } from './key-list.js';

export type TrustedKeyList =
  | { readonly kind: 'trusted'; readonly keyList: KeyList }
  | { readonly kind: 'untrusted'; readonly because: Distrust };

/** Why a key list is not used; every scan then answers CANNOT_CHECK. */
export type Distrust =
  | 'malformed'
  | 'certificate'
  | 'certificate-out-of-date'
  | 'signature'
  | 'other-origin'
  | 'out-of-date'
  | 'rolled-back'
  | 'keys';

const LIST: JwsForm = { typ: 'lphq-keys+jwt', charactersAtMost: 2 * 1024 * 1024 };
const CERTIFICATE: JwsForm = { typ: 'lphq-operating-key+jwt', charactersAtMost: 8 * 1024 };
/** How far the signer's clock may run ahead of ours. */
const SKEW_SECONDS = 60;

/** The operating key, and until when the root vouches for it. */
interface Operating {
  readonly jwk: EcPublicJwk;
  readonly until: number;
}

/**
 * Trusts a key list only down the whole tree: the pinned root certifies the operating key, that key signed the list,
 * both are inside their dates and of our origin, and every key in it is whole. `atLeastVersion` is the highest
 * version seen before, so that an old list cannot bring back a key (T38).
 */
export async function readKeyList(
  jwt: string,
  rootPublicJwk: EcPublicJwk,
  origin: string,
  now: Instant,
  atLeastVersion = 1,
): Promise<TrustedKeyList> {
  const list = readJws(jwt, LIST);
  if (list.kind !== 'read') return distrust('malformed');
  const operating = await operatingKeyIn(list.claims, rootPublicJwk, origin, now);
  if (typeof operating === 'string') return distrust(operating);
  if (!isNamed(list, operating.jwk, origin) || !(await documentHolds(list, operating.jwk)))
    return distrust('signature');
  return contentOf(list.claims, { operating, origin, now, atLeastVersion });
}

async function operatingKeyIn(
  claims: JsonValue,
  root: EcPublicJwk,
  origin: string,
  now: Instant,
): Promise<Operating | Distrust> {
  const text = at(claims, 'operating');
  const certificate = typeof text === 'string' ? readJws(text, CERTIFICATE) : null;
  if (certificate?.kind !== 'read' || !isNamed(certificate, root, origin)) return 'certificate';
  if (!(await documentHolds(certificate, root))) return 'certificate';

  const jwk = publicJwkOf(at(certificate.claims, 'jwk'));
  const from = at(certificate.claims, 'nbf');
  const until = at(certificate.claims, 'exp');
  if (at(certificate.claims, 'iss') !== origin) return 'other-origin';
  if (jwk === null || typeof from !== 'number' || typeof until !== 'number') return 'certificate';
  const isInDate = from <= secondsOf(now) + SKEW_SECONDS && secondsOf(now) < until;
  return isInDate ? { jwk, until } : 'certificate-out-of-date';
}

interface Circumstances {
  readonly operating: Operating;
  readonly origin: string;
  readonly now: Instant;
  readonly atLeastVersion: number;
}

function contentOf(claims: JsonValue, known: Circumstances): TrustedKeyList {
  const version = at(claims, 'version');
  const iat = at(claims, 'iat');
  const exp = at(claims, 'exp');
  const keys = keyRecordsIn(at(claims, 'keys'), known.origin);
  if (at(claims, 'iss') !== known.origin) return distrust('other-origin');
  if (!isWhole(version) || !isWhole(iat) || !isWhole(exp)) return distrust('malformed');
  if (iat > secondsOf(known.now) + SKEW_SECONDS || secondsOf(known.now) >= exp)
    return distrust('out-of-date');
  if (version < known.atLeastVersion) return distrust('rolled-back');
  if (keys === null) return distrust('keys');

  const expiresAt = instantOf(Math.min(exp, known.operating.until) * 1000);
  return { kind: 'trusted', keyList: { version, signedAt: instantOf(iat * 1000), expiresAt, keys } };
}

function isNamed(jws: ReadJws, jwk: EcPublicJwk, origin: string): boolean {
  return jws.key.origin === origin && jws.key.kid === kidOf(jwk);
}

function isWhole(value: JsonValue | undefined): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function distrust(because: Distrust): TrustedKeyList {
  return { kind: 'untrusted', because };
}
