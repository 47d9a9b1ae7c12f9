import { PreparedStatusList } from '#proof/status';

import { signJws } from './jws.js';
import type { Signer } from './signer.js';

/** Signs a list that passed its lint, and nothing else: other bytes, or another key than it names, are a fault (T38). */
export async function signStatusList(signer: Signer, prepared: PreparedStatusList): Promise<string> {
  if (!PreparedStatusList.isOne(prepared)) throw new TypeError('Only a linted list is signed.');
  if (prepared.kid !== signer.kid)
    throw new TypeError(`The list names ${prepared.kid}, the key is ${signer.kid}.`);
  return signJws(signer, { typ: 'vc+jwt', cty: 'vc', kid: prepared.keyId }, prepared.payload);
}
