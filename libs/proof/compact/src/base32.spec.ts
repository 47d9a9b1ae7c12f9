import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { decodeBase32, encodeBase32, normaliseBase32 } from './base32.js';

/** RFC 4648 section 10, without padding. */
const VECTORS = [
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
] as const;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

describe('base32', () => {
  it.each(VECTORS)('writes %j as %j, as RFC 4648 does', (plain, text) => {
    const bytes = new TextEncoder().encode(plain);
    expect(encodeBase32(bytes)).toBe(text);
    expect(decodeBase32(text)).toEqual(bytes);
  });

  it('gives every byte string back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decodeBase32(encodeBase32(bytes))).toEqual(bytes);
      }),
    );
  });

  it('T34: accepts a text only if it is the one that the bytes are written as', () => {
    const texts = fc.string({ unit: fc.constantFrom(...Array.from(ALPHABET)), maxLength: 24 });
    fc.assert(
      fc.property(texts, (text) => {
        const bytes = decodeBase32(text);
        if (bytes !== null) expect(encodeBase32(bytes)).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it('T34: of all last characters accepts just those whose spare bits are zero', () => {
    const accepted = (start: string) =>
      Array.from(ALPHABET).filter((last) => decodeBase32(start + last) !== null);
    expect(accepted('A').join('')).toBe('AEIMQUY4');
    expect(accepted('AAA').join('')).toBe('AQ');
    expect(accepted('AAAA')).toHaveLength(16);
    expect(accepted('AAAAAA')).toHaveLength(4);
    expect(accepted('AAAAAAA')).toHaveLength(32);
  });

  it.each(['A', 'AAA', 'AAAAAA', 'AAAAAAAAA'])('refuses the impossible length of %s', (text) => {
    expect(decodeBase32(text)).toBeNull();
  });

  it.each(['my', 'MY======', 'M Y=', 'MY\n', 'M1', 'M0', 'M8', 'M-', 'MſXQ', 'MY\0\0'])(
    'refuses %j',
    (text) => {
      expect(decodeBase32(text)).toBeNull();
    },
  );

  it('reads small letters only after they were made capitals, and makes nothing else a capital', () => {
    expect(decodeBase32(normaliseBase32('mzxw6'))).toEqual(new TextEncoder().encode('foo'));
    expect(normaliseBase32('ſıéK=1 ')).toBe('ſıéK=1 ');
  });
});
