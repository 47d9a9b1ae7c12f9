import { decodeCbor, encodeCbor } from './cbor.js';
import { type CborValue, isArray } from './cbor-value.js';
import { isLowS, toLowS } from './low-s.js';

/** The most bytes of a proof (threat T35). */
export const PROOF_BYTES_AT_MOST = 512;

const SHORT_KID_BYTES = 4;
const HEADER = { algorithm: 1, kid: 4 } as const;
/** ECDSA with SHA-256, on P-256 here (RFC 9053 section 2.1). */
const ES256 = -7;

export interface CoseSign1 {
  /** The first four bytes of the key's thumbprint: looked up in our own list, never fetched. */
  readonly shortKid: Uint8Array<ArrayBuffer>;
  readonly payload: Uint8Array<ArrayBuffer>;
  /** r and s, with s in the lower half. */
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** The Sig_structure of RFC 9052 section 4.4: the very bytes that are signed. */
export function toBeSigned(shortKid: Uint8Array, payload: Uint8Array): Uint8Array<ArrayBuffer> {
  return encodeCbor(['Signature1', protectedHeader(shortKid), new Uint8Array(), Uint8Array.from(payload)]);
}

/**
 * Puts an untagged COSE_Sign1 together (RFC 9052 section 4.2): `[protected, {}, payload, signature]`.
 * A high signature is written as its low twin. Throws when the whole would be over 512 bytes.
 */
export function assemble(
  shortKid: Uint8Array,
  payload: Uint8Array,
  signature: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const body = Uint8Array.from(payload);
  const bytes = encodeCbor([protectedHeader(shortKid), new Map(), body, toLowS(signature)]);
  if (bytes.length > PROOF_BYTES_AT_MOST) {
    throw new RangeError(`A proof has at most ${PROOF_BYTES_AT_MOST} bytes, this one ${bytes.length}.`);
  }
  return bytes;
}

/**
 * Reads exactly what `assemble` writes. Null for any other algorithm or header member, protected or not
 * (threats T31 and T32), for the high twin of a signature (T34) and for more than 512 bytes (T35).
 */
export function parseCoseSign1(bytes: Uint8Array): CoseSign1 | null {
  const message = bytes.length > PROOF_BYTES_AT_MOST ? null : decodeCbor(bytes);
  if (message === null || !isArray(message) || message.length !== 4) return null;

  const [header, unprotected, payload, signature] = message;
  const shortKid = header instanceof Uint8Array ? shortKidIn(header) : null;
  const isBare = unprotected instanceof Map && unprotected.size === 0;
  if (shortKid === null || !isBare || !(payload instanceof Uint8Array)) return null;
  if (!(signature instanceof Uint8Array) || !isLowS(signature)) return null;
  return { shortKid, payload, signature };
}

function protectedHeader(shortKid: Uint8Array): Uint8Array<ArrayBuffer> {
  if (shortKid.length !== SHORT_KID_BYTES) {
    throw new RangeError(`A short kid has ${SHORT_KID_BYTES} bytes, not ${shortKid.length}.`);
  }
  const members = new Map<number, CborValue>([
    [HEADER.algorithm, ES256],
    [HEADER.kid, Uint8Array.from(shortKid)],
  ]);
  return encodeCbor(members);
}

function shortKidIn(header: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const members = decodeCbor(header);
  if (!(members instanceof Map) || members.size !== 2 || members.get(HEADER.algorithm) !== ES256) return null;
  const kid = members.get(HEADER.kid);
  return kid instanceof Uint8Array && kid.length === SHORT_KID_BYTES ? kid : null;
}
