import { compactVerify, type CryptoKey, errors, importJWK } from 'jose';

import type { EcPublicJwk } from '#proof/claims';

import type { ReadJws } from './jws.js';

const imported = new WeakMap<EcPublicJwk, Promise<CryptoKey>>();

/**
 * Whether the key signed a document that trust hangs on: a certificate, a key list, a status list. Such a document is
 * read a few times a minute and believed for long, so the library of the field judges it; a scan is judged by
 * `jwsHolds`, which costs half. A key off its curve, or a fault of the library, is thrown: neither a yes nor a no.
 */
export async function documentHolds({ signedText, signature }: ReadJws, jwk: EcPublicJwk): Promise<boolean> {
  const text = `${signedText}.${Buffer.from(signature).toString('base64url')}`;
  try {
    await compactVerify(text, await verificationKey(jwk), { algorithms: ['ES256'] });
    return true;
  } catch (error) {
    if (error instanceof errors.JWSSignatureVerificationFailed) return false;
    throw error;
  }
}

function verificationKey(jwk: EcPublicJwk): Promise<CryptoKey> {
  const known = imported.get(jwk);
  if (known !== undefined) return known;
  const key = importJWK({ ...jwk }, 'ES256');
  imported.set(jwk, key);
  return key;
}
