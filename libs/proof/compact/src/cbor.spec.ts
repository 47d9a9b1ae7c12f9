import { describe, expect, it } from '@jest/globals';
import { cdeDecodeOptions, cdeEncodeOptions, decode, encode } from 'cbor2';
import fc from 'fast-check';

import { decodeCbor, encodeCbor } from './cbor.js';
import type { CborValue } from './cbor-value.js';

const hex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const toHex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** Those of RFC 8949 appendix A that our subset can hold, and the edges of each width. */
const VECTORS: readonly (readonly [CborValue, string])[] = [
  [0, '00'],
  [23, '17'],
  [24, '1818'],
  [255, '18ff'],
  [256, '190100'],
  [65_535, '19ffff'],
  [65_536, '1a00010000'],
  [4_294_967_295, '1affffffff'],
  [1_000_000_000_000, '1b000000e8d4a51000'],
  [Number.MAX_SAFE_INTEGER, '1b001fffffffffffff'],
  [-1, '20'],
  [-24, '37'],
  [-25, '3818'],
  [-1000, '3903e7'],
  [Number.MIN_SAFE_INTEGER, '3b001ffffffffffffe'],
  [hex('01020304'), '4401020304'],
  ['IETF', '6449455446'],
  ['"\\', '62225c'],
  ['ü', '62c3bc'],
  ['𐅑', '64f0908591'],
  ['\uFEFFa', '64efbbbf61'],
  [[], '80'],
  [[1, [2, 3], [4, 5]], '8301820203820405'],
  [new Map(), 'a0'],
  [new Map([[3, 4], [1, 2]]), 'a201020304'], // prettier-ignore
  [new Map([[-1, 0], [-65537, 1], [10, 2], [100, 3]]), 'a40a0218640320003a0001000001'], // prettier-ignore
];

const integers = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -300, max: 300 }));
const leaves = fc.oneof(integers, fc.uint8Array({ maxLength: 300 }), fc.string({ unit: 'grapheme' }));
const { value: values } = fc.letrec<{ value: CborValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaves as fc.Arbitrary<CborValue>,
    fc.array(tie('value'), { maxLength: 30 }),
    fc.array(fc.tuple(integers, tie('value')), { maxLength: 30 }).map((entries) => new Map(entries)),
  ),
}));

describe('deterministic CBOR', () => {
  it.each(VECTORS)('writes %p as %s', (value, text) => {
    expect(toHex(encodeCbor(value))).toBe(text);
    expect(decodeCbor(hex(text))).toEqual(value);
  });

  it('gives every value back', () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(decodeCbor(encodeCbor(value))).toEqual(value);
      }),
    );
  });

  it('agrees with cbor2 byte for byte, both ways', () => {
    fc.assert(
      fc.property(values, (value) => {
        const bytes = encodeCbor(value);
        expect(toHex(bytes)).toBe(toHex(encode(value, cdeEncodeOptions)));
        expect(decode(bytes, { ...cdeDecodeOptions, preferMap: true })).toEqual(value);
      }),
    );
  });

  it('T34: accepts bytes only if they are the ones that the value is written as', () => {
    const mutated = fc
      .tuple(values, fc.nat(), fc.integer({ min: 1, max: 255 }))
      .map(([value, place, mask]) => {
        const bytes = encodeCbor(value);
        bytes[place % bytes.length]! ^= mask;
        return bytes;
      });
    fc.assert(
      fc.property(fc.oneof(mutated, fc.uint8Array()), (bytes) => {
        const value = decodeCbor(bytes);
        if (value !== null) expect(toHex(encodeCbor(value))).toBe(toHex(bytes));
      }),
      { numRuns: 5_000 },
    );
  });

  it('does not write fractions, huge numbers or half a surrogate pair', () => {
    for (const value of [0.5, NaN, Infinity, 2 ** 53, -(2 ** 53), '\uD800', 'a\uDC00']) {
      expect(() => encodeCbor(value)).toThrow(RangeError);
    }
  });
});

describe('CBOR that is refused', () => {
  it.each([
    ['nothing', ''],
    ['bytes after the end', '0000'],
    ['a number in one byte too many', '1817'],
    ['a number in two bytes that fits one', '1900ff'],
    ['a number in four bytes that fits two', '1a0000ffff'],
    ['a number in eight bytes that fits four', '1b00000000ffffffff'],
    ['a negative number in one byte too many', '3817'],
    ['a length in one byte too many', '580101'],
    ['2^53', '1b0020000000000000'],
    ['2^64 − 1', '1bffffffffffffffff'],
    ['−2^53', '3b001fffffffffffff'],
    ['an indefinite byte string', '5f4101ff'],
    ['an indefinite text', '7f6161ff'],
    ['an indefinite array', '9f01ff'],
    ['an indefinite map', 'bf0102ff'],
    ['a reserved length', '1c'],
    ['a lonely break', 'ff'],
    ['a tag', 'c100'],
    ['a half float', 'f90000'],
    ['a double', 'fb3ff199999999999a'],
    ['false', 'f4'],
    ['null', 'f6'],
    ['keys in the wrong order', 'a203040102'],
    ['negative keys before positive ones', 'a220000100'],
    ['negative keys in the wrong order', 'a221002000'],
    ['a key twice', 'a201020103'],
    ['a text for a key', 'a1616101'],
    ['a map for a key', 'a1a001'],
    ['a map without its last value', 'a101'],
    ['a byte string cut short', '4201'],
    ['a byte string that claims 2^53 − 1 bytes', '5b001fffffffffffff'],
    ['an array that claims four billion items', '9affffffff'],
    ['a map that claims four billion entries', 'baffffffff'],
    ['text that is not UTF-8', '61ff'],
    ['text in an overlong form', '62c080'],
    ['text with half a surrogate pair', '63eda080'],
    ['five arrays in one another', '8181818180'],
  ])('%s', (_, text) => {
    expect(decodeCbor(hex(text))).toBeNull();
  });

  it('T35: a million nested arrays end at the fifth', () => {
    expect(decodeCbor(new Uint8Array(1_000_000).fill(0x81))).toBeNull();
    expect(decodeCbor(hex('81818180'))).toEqual([[[[]]]]);
  });
});
