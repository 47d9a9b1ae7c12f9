import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { at, canonicalBytes, type JsonValue, parseCanonical } from './json.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const text = (value: JsonValue) => new TextDecoder().decode(canonicalBytes(value));

describe('canonical JSON', () => {
  test('writes numbers, letters and members as RFC 8785 section 3.2.4 shows', () => {
    const example = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
        '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    ) as JsonValue;
    expect(text(example)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('sorts members by UTF-16 units, as RFC 8785 section 3.2.3 does', () => {
    expect(text({ '\u{1F600}': 1, '\uFB33': 2, '\u20AC': 3, '1': 4, '\r': 5, é: 6 })).toBe(
      '{"\\r":5,"1":4,"é":6,"€":3,"\u{1F600}":1,"\uFB33":2}',
    );
  });

  test('gives every value back', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const written = canonicalBytes(value as JsonValue);
        expect(canonicalBytes(parseCanonical(written))).toEqual(written);
      }),
    );
  });

  test.each(['\uD800', 'a\uDC00b'])('does not write half a surrogate pair', (half) => {
    expect(() => canonicalBytes([half])).toThrow(RangeError);
    expect(parseCanonical(bytes(JSON.stringify(half)))).toBeNull();
  });

  test('writes a backslash that merely looks like an escape', () => {
    expect(parseCanonical(canonicalBytes(['\\ud800']))).toEqual(['\\ud800']);
  });
});

describe('JSON that is refused', () => {
  test.each([
    ['a member twice', '{"a":1,"a":1}'],
    ['a member twice in another spelling', '{"a":1,"\\u0061":1}'],
    ['a space', '{"a": 1}'],
    ['a newline at the end', '{"a":1}\n'],
    ['a byte order mark', '\uFEFF{"a":1}'],
    ['members out of order', '{"b":1,"a":1}'],
    ['a number in another spelling', '{"a":1.0}'],
    ['a number with an exponent', '{"a":1e0}'],
    ['minus zero', '{"a":-0}'],
    ['a number too long to keep', '{"a":12345678901234567890}'],
    ['a letter as an escape', '{"a":"\\u0041"}'],
    ['an escaped slash', '{"a":"\\/"}'],
    ['a comment', '{"a":1}//'],
    ['nothing', ''],
  ])('%s', (_, written) => {
    expect(parseCanonical(bytes(written))).toBeNull();
  });

  test('bytes that are not UTF-8', () => {
    expect(parseCanonical(Uint8Array.of(0x22, 0xff, 0x22))).toBeNull();
    expect(parseCanonical(Uint8Array.of(0x22, 0xc0, 0x80, 0x22))).toBeNull();
  });

  test('T35: thirteen levels, and a million, before any parser recurses', () => {
    const nested = (levels: number) => bytes('['.repeat(levels) + ']'.repeat(levels));
    expect(parseCanonical(nested(12))).not.toBeNull();
    expect(parseCanonical(nested(13))).toBeNull();
    expect(parseCanonical(nested(1_000_000))).toBeNull();
    expect(parseCanonical(bytes('"[[[[[[[[[[[[[[[[[[\\"[["'))).toBe('[[[[[[[[[[[[[[[[[["[[');
  });
});

test('a path sees own members only', () => {
  const value = JSON.parse('{"a":{"__proto__":{"b":1}},"c":["x"]}') as JsonValue;
  expect(at(value, 'a', '__proto__', 'b')).toBe(1);
  expect(at(value, 'c', 0)).toBe('x');
  for (const path of ['constructor', 'toString', '__proto__', 'length']) {
    expect(at(value, path)).toBeUndefined();
    expect(at(value, 'c', path)).toBe(path === 'length' ? 1 : undefined);
  }
  expect(at('text', 'length')).toBeUndefined();
});
