/** The order of the P-256 group (SP 800-186 section 3.2.1.3). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** The other s that verifies as well as this one does (T34). */
export function highTwin(signature: Uint8Array): Uint8Array {
  const bytes = Buffer.from(signature);
  const s = BigInt(`0x${bytes.subarray(32).toString('hex')}`);
  return Buffer.concat([
    bytes.subarray(0, 32),
    Buffer.from((ORDER - s).toString(16).padStart(64, '0'), 'hex'),
  ]);
}
