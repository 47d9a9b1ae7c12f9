/** What we write in CBOR and nothing more: integers, byte strings, text, arrays, maps with integer keys. */
export type CborValue = number | string | Uint8Array<ArrayBuffer> | CborMap | readonly CborValue[];
export type CborMap = Map<number, CborValue>;

/** Major types of RFC 8949 section 3.1; 6 (tags) and 7 (floats, simple values) never occur here. */
export const MAJOR = { unsigned: 0, negative: 1, bytes: 2, text: 3, array: 4, map: 5 } as const;

/** The bytewise order of encoded integer keys: 0, 1, 2 … then −1, −2 … (RFC 8949 section 4.2.1). */
export function comesBefore(one: number, other: number): boolean {
  if (one < 0 !== other < 0) return other < 0;
  return one < 0 ? one > other : one < other;
}

/** `Array.isArray` forgets what a read-only array holds. */
export function isArray(value: CborValue): value is readonly CborValue[] {
  return Array.isArray(value);
}
