import { createPrivateKey, createPublicKey } from 'node:crypto';

import { type EcPublicJwk, kidOf, publicJwkOf } from '#proof/claims';
import { toLowS } from '#proof/compact';

import type { Signer } from './signer.js';

/** A private key as the operator keeps the root: `d` is the secret. */
export interface EcPrivateJwk extends EcPublicJwk {
  readonly d: string;
}

const ES256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** A signer over a key in memory. The key is named after what it really is, and cannot be taken out again. */
export async function signerFromPkcs8(pkcs8: Uint8Array): Promise<Signer> {
  const publicJwk = publicHalfOf(pkcs8);
  const bytes = Uint8Array.from(pkcs8);
  const key = await crypto.subtle.importKey('pkcs8', bytes, ES256, false, ['sign']);
  bytes.fill(0);
  return {
    kid: kidOf(publicJwk),
    alg: 'ES256',
    publicJwk,
    sign: async (message) =>
      toLowS(new Uint8Array(await crypto.subtle.sign(ES256, key, Uint8Array.from(message)))),
  };
}

/** A signer over a key in a file, as the root is one. */
export function signerFromJwk(jwk: EcPrivateJwk): Promise<Signer> {
  const { kty, crv, x, y, d } = jwk;
  const key = createPrivateKey({ key: { kty, crv, x, y, d }, format: 'jwk' });
  return signerFromPkcs8(key.export({ type: 'pkcs8', format: 'der' }));
}

function publicHalfOf(pkcs8: Uint8Array): EcPublicJwk {
  const privateKey = createPrivateKey({ key: Buffer.from(pkcs8), type: 'pkcs8', format: 'der' });
  const publicJwk = publicJwkOf(createPublicKey(privateKey).export({ format: 'jwk' }));
  if (publicJwk === null) throw new TypeError('Only P-256 keys sign here.');
  return publicJwk;
}
