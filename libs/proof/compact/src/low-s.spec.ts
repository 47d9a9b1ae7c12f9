import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { isLowS, toLowS } from './low-s.js';

const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const signature = (s: bigint) => {
  const hex = `${'11'.repeat(32)}${s.toString(16).padStart(64, '0')}`;
  return Uint8Array.from(hex.match(/../g)!, (pair) => parseInt(pair, 16));
};
const scalars = fc.bigInt({ min: 1n, max: ORDER - 1n });

describe('a signature is low', () => {
  it('up to half of the order and not beyond, and never with s = 0', () => {
    expect(isLowS(signature(0n))).toBe(false);
    expect(isLowS(signature(1n))).toBe(true);
    expect(isLowS(signature(ORDER / 2n))).toBe(true);
    expect(isLowS(signature(ORDER / 2n + 1n))).toBe(false);
    expect(isLowS(signature(2n ** 256n - 1n))).toBe(false);
  });

  it('T34: in exactly one of its two twins', () => {
    fc.assert(fc.property(scalars, (s) => isLowS(signature(s)) !== isLowS(signature(ORDER - s))));
  });

  it('only when it has 64 bytes', () => {
    for (const length of [0, 63, 65, 72]) expect(isLowS(new Uint8Array(length).fill(1))).toBe(false);
  });

  it('after toLowS, which gives both twins the same form and changes no r', () => {
    fc.assert(
      fc.property(scalars, (s) => {
        const low = toLowS(signature(s));
        expect(isLowS(low)).toBe(true);
        expect(toLowS(signature(ORDER - s))).toEqual(low);
        expect(low.slice(0, 32)).toEqual(signature(s).slice(0, 32));
      }),
    );
  });

  it('and what is no signature has no low twin', () => {
    for (const s of [0n, ORDER, 2n ** 256n - 1n]) expect(() => toLowS(signature(s))).toThrow(RangeError);
    expect(() => toLowS(signature(1n).slice(1))).toThrow(RangeError);
  });
});
