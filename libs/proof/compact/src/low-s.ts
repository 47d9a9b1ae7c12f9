/** The order of the P-256 group (SP 800-186 section 3.2.1.3). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const HALF = ORDER / 2n;
const SIGNATURE_BYTES = 64;

/**
 * Whether s lies in the lower half of the group. With (r, s) also (r, n − s) verifies, so a signature has a
 * twin that nobody signed; taking the low one alone leaves one text per signature (threat T34).
 */
export function isLowS(signature: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false;
  const s = scalarOf(signature);
  return s > 0n && s <= HALF;
}

/** The twin of the signature that is low: as valid, and the only one we write. Throws for what is no signature. */
export function toLowS(signature: Uint8Array): Uint8Array<ArrayBuffer> {
  const s = scalarOf(signature);
  if (signature.length !== SIGNATURE_BYTES || s <= 0n || s >= ORDER) {
    throw new RangeError('A P-256 signature is r and s in 64 bytes, with s inside the group.');
  }
  const low = Uint8Array.from(signature);
  if (s > HALF) low.set(scalarBytes(ORDER - s), SIGNATURE_BYTES / 2);
  return low;
}

function scalarOf(signature: Uint8Array): bigint {
  return signature.slice(SIGNATURE_BYTES / 2).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function scalarBytes(scalar: bigint): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, index) => Number((scalar >> BigInt(8 * (31 - index))) & 0xffn));
}
