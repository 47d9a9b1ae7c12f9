import { PreparedClaim } from '#proof/claims';
import { assembleProof, toBeSigned } from '#proof/compact';

import { signJws } from './jws.js';
import type { Signer } from './signer.js';

/** The two signed forms of one claim: the token, and the proof that a link carries. */
export interface SignedClaim {
  readonly jwt: string;
  readonly proof: string;
}

/**
 * Signs both forms of a claim that passed the lint, and nothing else: bytes that did not come out of `proof/claims`,
 * or that name another key, are a fault (threat T21).
 */
export async function signClaim(signer: Signer, prepared: PreparedClaim): Promise<SignedClaim> {
  if (!PreparedClaim.isOne(prepared)) throw new TypeError('Only a linted claim is signed.');
  if (prepared.kid !== signer.kid)
    throw new TypeError(`The claim names ${prepared.kid}, the key is ${signer.kid}.`);

  const { keyId, shortKid, jwtPayload, cwtPayload } = prepared;
  const jwt = await signJws(signer, { typ: 'JWT', kid: keyId }, jwtPayload);
  const signature = await signer.sign(toBeSigned(shortKid, cwtPayload));
  return { jwt, proof: assembleProof(shortKid, cwtPayload, signature) };
}
