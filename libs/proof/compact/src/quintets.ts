/** Groups of five bits, first bit of the first byte first: the digits of both base32 alphabets. */

/** Cuts bytes into groups of five bits; the last group is filled up with zero bits. */
export function quintetsOf(bytes: Uint8Array): number[] {
  const count = Math.ceil((bytes.length * 8) / 5);
  return Array.from({ length: count }, (_, index) => quintetAt(bytes, index * 5));
}

/** Joins groups of five bits into whole bytes; null when a bit left over is set. */
export function bytesOf(quintets: readonly number[]): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(Math.floor((quintets.length * 5) / 8));
  let pending = 0;
  let width = 0;
  let filled = 0;
  for (const quintet of quintets) {
    pending = (pending << 5) | quintet;
    width += 5;
    if (width < 8) continue;
    width -= 8;
    bytes[filled++] = pending >> width;
    pending &= (1 << width) - 1;
  }
  return pending === 0 ? bytes : null;
}

function quintetAt(bytes: Uint8Array, bit: number): number {
  const byte = bit >> 3;
  const pair = ((bytes[byte] ?? 0) << 8) | (bytes[byte + 1] ?? 0);
  return (pair >> (11 - (bit & 7))) & 31;
}
