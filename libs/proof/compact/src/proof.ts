import { decodeBase32, encodeBase32, normaliseBase32 } from './base32.js';
import { assemble, type CoseSign1, parseCoseSign1, PROOF_BYTES_AT_MOST, toBeSigned } from './cose-sign1.js';
import { type CompactClaims, decodeClaims } from './cwt.js';

/** The most characters of a proof: 512 bytes in base32. */
export const PROOF_CHARACTERS_AT_MOST = Math.ceil((PROOF_BYTES_AT_MOST * 8) / 5);

/** A proof that has our form. Whether anyone signed it is for `signatureHolds` to say. */
export interface ReadProof extends CoseSign1 {
  readonly kind: 'read';
  readonly claims: CompactClaims;
  readonly signedBytes: Uint8Array<ArrayBuffer>;
  /** The one canonical text, in capitals. */
  readonly text: string;
}

export interface MalformedProof {
  readonly kind: 'malformed';
  readonly because: 'length' | 'base32' | 'envelope' | 'claims';
}

/** Writes the proof for a link. Throws rather than hand out one that `readProof` would refuse. */
export function assembleProof(shortKid: Uint8Array, payload: Uint8Array, signature: Uint8Array): string {
  const text = encodeBase32(assemble(shortKid, payload, signature));
  const proof = readProof(text);
  if (proof.kind === 'malformed')
    throw new RangeError(`This would not read back as a proof: ${proof.because}.`);
  return text;
}

/**
 * Reads the text after the `#`, in any letter case, and never throws. Two accepted texts of one proof differ
 * by letter case alone. Refuses more than 820 characters before looking at any of them (threat T35).
 */
export function readProof(text: string): ReadProof | MalformedProof {
  if (text.length > PROOF_CHARACTERS_AT_MOST) return malformed('length');
  const canonical = normaliseBase32(text);
  const bytes = decodeBase32(canonical);
  if (bytes === null) return malformed('base32');
  const envelope = parseCoseSign1(bytes);
  if (envelope === null) return malformed('envelope');
  const claims = decodeClaims(envelope.payload);
  if (claims === null) return malformed('claims');

  const signedBytes = toBeSigned(envelope.shortKid, envelope.payload);
  return { kind: 'read', ...envelope, claims, signedBytes, text: canonical };
}

/**
 * Whether the key signed this proof (ES256, RFC 9053 section 2.1). A key of another kind answers false, for
 * the algorithm is the key record's and not the proof's (threat T31); a P-256 key off its curve is a fault.
 */
export async function signatureHolds(proof: ReadProof, jwk: JsonWebKey): Promise<boolean> {
  if (!isForEs256(jwk)) return false;
  const { kty, crv, x, y } = jwk;
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const { subtle } = globalThis.crypto;
  const key = await subtle.importKey('jwk', { kty, crv, x, y }, algorithm, false, ['verify']);
  return subtle.verify(algorithm, key, proof.signature, proof.signedBytes);
}

type EcPublicJwk = JsonWebKey & { kty: string; crv: string; x: string; y: string };

function isForEs256(jwk: JsonWebKey): jwk is EcPublicJwk {
  const named = jwk.alg === undefined || jwk.alg === 'ES256';
  return named && jwk.kty === 'EC' && jwk.crv === 'P-256' && jwk.x !== undefined && jwk.y !== undefined;
}

function malformed(because: MalformedProof['because']): MalformedProof {
  return { kind: 'malformed', because };
}
