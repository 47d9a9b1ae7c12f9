import { canonicalBytes } from '#proof/claims';

import type { Signer } from './signer.js';

/** The header of each kind of token, exactly: no kind shares its `typ` with another (threat T37). */
export type JwsHeader = (
  | { readonly typ: 'JWT' | 'lphq-keys+jwt' | 'lphq-operating-key+jwt' | 'lphq-transcript+jwt' }
  | { readonly typ: 'vc+jwt'; readonly cty: 'vc' }
) & {
  /** `ORIGIN/keys/KID` of the signer. */
  readonly kid: string;
};

/**
 * Writes a compact JWS (RFC 7515 section 7.1) over any signer. Own code, since no library signs through a key that
 * it does not hold; in the specs jose verifies what it writes.
 */
export async function signJws(signer: Signer, header: JwsHeader, payload: Uint8Array): Promise<string> {
  const head = base64url(canonicalBytes({ alg: signer.alg, ...header }));
  const signedPart = `${head}.${base64url(payload)}`;
  const signature = await signer.sign(Buffer.from(signedPart, 'ascii'));
  return `${signedPart}.${base64url(signature)}`;
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url');
}
