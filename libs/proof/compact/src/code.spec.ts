import { randomBytes } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { type Code, codeFromBytes, codeToBytes, formatCode, newCode, parseCode } from './code.js';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const tenBytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
const codes: fc.Arbitrary<Code> = tenBytes.map((bytes) => newCode(() => bytes));
const places = (count: number) => fc.nat({ max: count - 1 });

/** Computed apart from this code, by multiplying powers of α out. */
const VECTORS = [
  '0000000000000000',
  '000000000000001X',
  '1000000000000001',
  'ABCDEFGHJKMNPQRJ',
  'ZZZZZZZZZZZZZZZR',
  '7K3F9QX2M5T8W1YK',
];

describe('a code', () => {
  it.each(VECTORS)('%s carries the check character of its fifteen digits', (text) => {
    expect(parseCode(text)).toEqual({ kind: 'code', code: text });
  });

  it('is sixteen capitals, and reads back as itself', () => {
    for (let round = 0; round < 200; round++) {
      const code = newCode(randomBytes);
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
      expect(parseCode(code)).toEqual({ kind: 'code', code });
    }
  });

  it('spends every one of its 75 random bits', () => {
    const bit = (index: number) =>
      Uint8Array.from({ length: 10 }, (_, at) => (at === index >> 3 ? 128 >> (index & 7) : 0));
    const drawn = Array.from({ length: 80 }, (_, index) => newCode(() => bit(index)));
    expect(new Set(drawn.slice(0, 75)).size).toBe(75);
    expect(new Set(drawn.slice(75))).toEqual(new Set(['0000000000000000']));
  });

  it('is not drawn from too few or too many random bytes', () => {
    expect(() => newCode(() => new Uint8Array(9))).toThrow(RangeError);
    expect(() => newCode(() => new Uint8Array(11))).toThrow(RangeError);
  });

  it('leaves the random bytes it was given as they were', () => {
    const bytes = new Uint8Array(10).fill(255);
    newCode(() => bytes);
    expect(bytes).toEqual(new Uint8Array(10).fill(255));
  });

  it('is printed in four groups of four, and reads back from them', () => {
    expect(formatCode('7K3F9QX2M5T8W1YK' as Code)).toBe('7K3F-9QX2-M5T8-W1YK');
    fc.assert(
      fc.property(codes, (code) => {
        expect(parseCode(formatCode(code))).toEqual({ kind: 'code', code });
      }),
    );
  });

  it('reads in small letters, with spaces and hyphens anywhere, O for 0 and I or L for 1', () => {
    const asTyped = (code: Code, zero: string, one: string) =>
      ` ${formatCode(code).toLowerCase().replace(/0/g, zero).replace(/1/g, one)}- `;
    fc.assert(
      fc.property(
        codes,
        fc.constantFrom('o', 'O'),
        fc.constantFrom('i', 'I', 'l', 'L'),
        (code, zero, one) => {
          expect(parseCode(asTyped(code, zero, one))).toEqual({ kind: 'code', code });
        },
      ),
    );
  });
});

describe('a slip of the finger', () => {
  it('is noticed for every other character at every place', () => {
    fc.assert(
      fc.property(codes, places(16), (code, place) => {
        for (const other of ALPHABET.replace(code.charAt(place), '')) {
          const typed = code.slice(0, place) + other + code.slice(place + 1);
          expect(parseCode(typed)).toEqual({ kind: 'mistyped' });
        }
      }),
    );
  });

  it('is noticed for every swap of two neighbours that differ', () => {
    fc.assert(
      fc.property(codes, places(15), (code, place) => {
        fc.pre(code[place] !== code[place + 1]);
        const swapped = code.charAt(place + 1) + code.charAt(place);
        expect(parseCode(code.slice(0, place) + swapped + code.slice(place + 2))).toEqual({
          kind: 'mistyped',
        });
      }),
    );
  });
});

describe('what is no code', () => {
  it.each([
    ['nothing', '', 'length'],
    ['fifteen characters', '000000000000000', 'length'],
    ['seventeen characters', '00000000000000000', 'length'],
    ['a U, which the alphabet leaves out', 'U000000000000000', 'character'],
    ['a path', '../../etc/passwd', 'character'],
    ['a letter that upper-cases to S', 'ſ000000000000000', 'character'],
    ['a letter that upper-cases to I', 'ı000000000000000', 'character'],
    ['full-width digits', '\uFF10'.repeat(16), 'character'],
    ['a line break', '0000000000000000\n', 'character'],
    ['a zero byte', '0000000000000000\0', 'character'],
    ['the name of a prototype', '__proto__', 'character'],
  ])('%s is malformed', (_, text, because) => {
    expect(parseCode(text)).toEqual({ kind: 'malformed', because });
  });

  it('T35: a text over 64 characters is refused before any work', () => {
    expect(parseCode(`${' '.repeat(48)}0000000000000000`).kind).toBe('code');
    expect(parseCode(`${' '.repeat(49)}0000000000000000`)).toEqual({ kind: 'malformed', because: 'length' });
    expect(parseCode('!'.repeat(50_000_000))).toEqual({ kind: 'malformed', because: 'length' });
  });

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseCode(text)));
  });
});

describe('the ten bytes of a code', () => {
  it('hold 75 bits from the left and five zero bits, and give the code back', () => {
    fc.assert(
      fc.property(codes, (code) => {
        const bytes = codeToBytes(code);
        expect(bytes).toHaveLength(10);
        expect(bytes[9]! & 31).toBe(0);
        expect(codeFromBytes(bytes)).toBe(code);
      }),
    );
    expect(codeToBytes('ZZZZZZZZZZZZZZZR' as Code)).toEqual(Uint8Array.of(...new Array(9).fill(255), 0xe0));
    expect(codeToBytes('1000000000000001' as Code)).toEqual(Uint8Array.of(8, 0, 0, 0, 0, 0, 0, 0, 0, 0));
  });

  it('T34: are no code with a bit set in the padding, or in another length', () => {
    for (const bit of [1, 2, 4, 8, 16]) {
      expect(codeFromBytes(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, bit))).toBeNull();
    }
    for (const length of [0, 9, 11]) expect(codeFromBytes(new Uint8Array(length))).toBeNull();
  });
});
