import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';

import { type EcPublicJwk, kidOf, publicJwkOf } from '#proof/claims';
import { toLowS } from '#proof/compact';

import type { Signer } from './signer.js';

/** A private key as the operator keeps the root: `d` is the secret. */
export interface EcPrivateJwk extends EcPublicJwk {
  readonly d: string;
}

/**
 * A signer over a key in memory. The key is named after what it really is, and cannot be taken out again. It signs on
 * node's thread pool: as fast as in line, twice as fast as WebCrypto call by call, and nobody waits meanwhile.
 */
export async function signerFromPkcs8(pkcs8: Uint8Array): Promise<Signer> {
  const bytes = Buffer.from(pkcs8);
  const key = createPrivateKey({ key: bytes, type: 'pkcs8', format: 'der' });
  bytes.fill(0);
  const publicJwk = publicHalfOf(key);
  return {
    kid: kidOf(publicJwk),
    alg: 'ES256',
    publicJwk,
    sign: async (message) => toLowS(await signatureOf(key, message)),
  };
}

/** A signer over a key in a file, as the root is one. */
export function signerFromJwk(jwk: EcPrivateJwk): Promise<Signer> {
  const { kty, crv, x, y, d } = jwk;
  const key = createPrivateKey({ key: { kty, crv, x, y, d }, format: 'jwk' });
  return signerFromPkcs8(key.export({ type: 'pkcs8', format: 'der' }));
}

function publicHalfOf(privateKey: KeyObject): EcPublicJwk {
  const publicJwk = publicJwkOf(createPublicKey(privateKey).export({ format: 'jwk' }));
  if (publicJwk === null) throw new TypeError('Only P-256 keys sign here.');
  return publicJwk;
}

/** r and s as RFC 7518 section 3.4 puts them together; s may still be in the upper half. */
function signatureOf(key: KeyObject, message: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) =>
    sign('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, (error, signature) =>
      error === null ? resolve(Uint8Array.from(signature)) : reject(error),
    ),
  );
}
