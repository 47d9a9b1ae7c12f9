import { CborReader, NotCanonical } from './cbor-reader.js';
import { type CborMap, type CborValue, comesBefore, MAJOR } from './cbor-value.js';

/** Writes a value in the core deterministic encoding (RFC 8949 section 4.2.1). */
export function encodeCbor(value: CborValue): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(item(value));
}

/**
 * Reads exactly what `encodeCbor` writes: a value has one encoding and no other is accepted. Null for
 * indefinite or longer than shortest lengths, unsorted or repeated keys, keys that are not integers,
 * floats, tags, simple values, bad UTF-8, bytes after the end, integers beyond 2^53 and a depth over 4.
 */
export function decodeCbor(bytes: Uint8Array): CborValue | null {
  try {
    return new CborReader(bytes).whole();
  } catch (fault) {
    if (fault instanceof NotCanonical) return null;
    throw fault;
  }
}

function item(value: CborValue): number[] {
  if (typeof value === 'number') return integer(value);
  if (typeof value === 'string') return text(value);
  if (value instanceof Uint8Array) return [...head(MAJOR.bytes, value.length), ...value];
  if (value instanceof Map) return map(value);
  return [...head(MAJOR.array, value.length), ...value.flatMap(item)];
}

function integer(value: number): number[] {
  if (!Number.isSafeInteger(value)) throw new RangeError('Only whole numbers below 2^53 are written.');
  return value < 0 ? head(MAJOR.negative, -1 - value) : head(MAJOR.unsigned, value);
}

function text(value: string): number[] {
  if (/\p{Surrogate}/u.test(value)) throw new RangeError('Half a surrogate pair has no UTF-8 form.');
  const utf8 = new TextEncoder().encode(value);
  return [...head(MAJOR.text, utf8.length), ...utf8];
}

function map(value: CborMap): number[] {
  const entries = [...value].sort(([one], [other]) => (comesBefore(one, other) ? -1 : 1));
  return [
    ...head(MAJOR.map, value.size),
    ...entries.flatMap(([key, held]) => [...integer(key), ...item(held)]),
  ];
}

/** Initial byte and argument in the fewest bytes (RFC 8949 section 3). */
function head(major: number, argument: number): number[] {
  const initial = major << 5;
  if (argument < 24) return [initial | argument];
  if (argument < 2 ** 8) return [initial | 24, argument];
  if (argument < 2 ** 16) return [initial | 25, ...bigEndian(argument, 2)];
  if (argument < 2 ** 32) return [initial | 26, ...bigEndian(argument, 4)];
  return [initial | 27, ...bigEndian(argument, 8)];
}

function bigEndian(value: number, width: number): number[] {
  return Array.from({ length: width }, (_, index) => Math.floor(value / 256 ** (width - 1 - index)) % 256);
}
