import { PreparedTranscript } from '#proof/claims';

import { signJws } from './jws.js';
import type { Signer } from './signer.js';

/** Signs a transcript that passed its lint, and nothing else: other bytes, or another key than it names, are a fault. */
export async function signTranscript(signer: Signer, prepared: PreparedTranscript): Promise<string> {
  if (!PreparedTranscript.isOne(prepared)) throw new TypeError('Only a linted transcript is signed.');
  if (prepared.kid !== signer.kid)
    throw new TypeError(`The transcript names ${prepared.kid}, the key is ${signer.kid}.`);
  return signJws(signer, { typ: 'lphq-transcript+jwt', kid: prepared.keyId }, prepared.payload);
}
