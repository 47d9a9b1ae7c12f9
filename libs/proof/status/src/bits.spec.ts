import { randomBytes } from 'node:crypto';
import { deflateSync, gzipSync } from 'node:zlib';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { bitsOf, decodeBits, encodeBits, isSet, keepsAllOf } from './bits.js';

const LIST_BYTES = 16 * 1024;
const positions = fc.uniqueArray(fc.nat({ max: 131_071 }), { maxLength: 200 });
const packed = (bytes: Uint8Array) => `u${gzipSync(bytes).toString('base64url')}`;

test('the first place is the left-most bit (Bitstring Status List 2.2)', () => {
  const bits = bitsOf([0, 9, 131_071]);
  expect([bits[0], bits[1], bits[LIST_BYTES - 1], bits.length]).toEqual([0x80, 0x40, 0x01, LIST_BYTES]);
});

test('what is written is read back, bit by bit, for any places', () => {
  fc.assert(
    fc.property(positions, fc.nat({ max: 131_071 }), (set, any) => {
      const bits = decodeBits(encodeBits(bitsOf(set)))!;
      expect(set.every((position) => isSet(bits, position))).toBe(true);
      expect(isSet(bits, any)).toBe(set.includes(any));
    }),
    { numRuns: 100 },
  );
});

test('a list that cannot be compressed is read back, too', () => {
  const bits = randomBytes(LIST_BYTES);
  expect(bits.equals(decodeBits(encodeBits(bits))!)).toBe(true);
});

test('a list keeps all of another when no place fell back', () => {
  fc.assert(
    fc.property(positions, positions, (before, after) => {
      const keeps = before.every((position) => after.includes(position));
      expect(keepsAllOf(bitsOf(after), bitsOf(before))).toBe(keeps);
      expect(keepsAllOf(bitsOf([...before, ...after]), bitsOf(before))).toBe(true);
    }),
    { numRuns: 50 },
  );
});

test.each([-1, 131_072, 2 ** 31, 2 ** 32, 0.5, NaN, Infinity])(
  'no list has the place %d (T39)',
  (position) => {
    expect(() => isSet(bitsOf([]), position)).toThrow(RangeError);
    expect(() => bitsOf([position])).toThrow(RangeError);
  },
);

describe('no list is', () => {
  const honest = encodeBits(bitsOf([4711]));

  test.each([
    ['an empty text', ''],
    ['a list without its multibase letter', honest.slice(1)],
    ['one of another base', `z${honest.slice(1)}`],
    ['padded', `${honest}=`],
    ['written with the other alphabet', `u${gzipSync(randomBytes(LIST_BYTES)).toString('base64')}`],
    ['cut off', honest.slice(0, -8)],
    ['not gzip', `u${deflateSync(Buffer.alloc(LIST_BYTES)).toString('base64url')}`],
    ['a byte short', packed(Buffer.alloc(LIST_BYTES - 1))],
    ['a byte long', packed(Buffer.alloc(LIST_BYTES + 1))],
    ['nothing, packed', packed(Buffer.alloc(0))],
    ['too long a text', `u${'A'.repeat(24 * 1024)}`],
  ])('%s', (_, text) => {
    expect(decodeBits(text)).toBeNull();
  });

  test('a bomb: 16 MB in a text as short as a list stay packed (T36)', () => {
    const bomb = packed(Buffer.alloc(16 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(24 * 1024);
    expect(decodeBits(bomb)).toBeNull();
  });
});
