import { generateKeyPairSync } from 'node:crypto';

import { type Instant, secondsOf } from '#platform/clock';
import { canonicalBytes, type EcPublicJwk, keyId, kidOf, publicJwkOf } from '#proof/claims';

import { signJws } from './jws.js';
import { type EcPrivateJwk, signerFromJwk } from './local-signer.js';

/** LPHQ's root. The private half never enters the database: the operator keeps it, outside the system. */
export interface RootKey {
  readonly kid: string;
  readonly privateJwk: EcPrivateJwk;
  /** What verifiers pin. */
  readonly publicJwk: EcPublicJwk;
}

export interface CertificateTerm {
  readonly from: Instant;
  readonly until: Instant;
  readonly origin: string;
}

/** Draws a new root. Whoever calls this decides where it is kept; there is no second copy. */
export function makeRoot(): RootKey {
  const exported = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' });
  const publicJwk = publicJwkOf(exported);
  if (publicJwk === null || exported.d === undefined)
    throw new TypeError('The key that was drawn is no P-256 key.');
  return { kid: kidOf(publicJwk), publicJwk, privateJwk: { ...publicJwk, d: exported.d } };
}

/**
 * The root's word that this key operates for the origin during the term: a JWS of type `lphq-operating-key+jwt`.
 * Refuses an empty term.
 */
export async function certifyOperatingKey(
  rootPrivateJwk: EcPrivateJwk,
  operatingPublicJwk: EcPublicJwk,
  { from, until, origin }: CertificateTerm,
): Promise<string> {
  if (secondsOf(from) >= secondsOf(until))
    throw new RangeError('A certificate needs a term that is not empty.');
  const root = await signerFromJwk(rootPrivateJwk);
  const { kty, crv, x, y } = operatingPublicJwk;
  const payload = canonicalBytes({
    iss: origin,
    sub: keyId(origin, kidOf(operatingPublicJwk)),
    nbf: secondsOf(from),
    exp: secondsOf(until),
    jwk: { kty, crv, x, y },
  });
  return signJws(root, { typ: 'lphq-operating-key+jwt', kid: keyId(origin, root.kid) }, payload);
}
