import { describe, expect, it } from '@jest/globals';
import { cdeDecodeOptions, decode } from 'cbor2';
import fc from 'fast-check';

import { encodeCbor } from './cbor.js';
import type { CborValue } from './cbor-value.js';
import { type Code, codeToBytes, newCode } from './code.js';
import { type CompactClaims, decodeClaims, encodeClaims, NAME_BYTES_AT_MOST } from './cwt.js';

const code = '7K3F9QX2M5T8W1YK' as Code;
const bare: CompactClaims = { code, typeCode: 1, notBefore: 1_795_000_000, expires: 1_858_000_000 };
const full: CompactClaims = { ...bare, name: 'Zoé Tremblay', status: { list: 3, position: 70_000 } };

const names = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((name) => name.normalize('NFC'))
  .filter((name) => new TextEncoder().encode(name).length <= NAME_BYTES_AT_MOST);
const claims: fc.Arbitrary<CompactClaims> = fc
  .record({
    code: fc.uint8Array({ minLength: 10, maxLength: 10 }).map((bytes) => newCode(() => bytes)),
    typeCode: fc.nat(),
    notBefore: fc.nat(),
    lasts: fc.integer({ min: 1, max: 1e9 }),
    extras: fc.record(
      { name: names, status: fc.record({ list: fc.nat(), position: fc.nat() }) },
      { requiredKeys: [] },
    ),
  })
  .map(({ lasts, extras, ...rest }) => ({ ...rest, expires: rest.notBefore + lasts, ...extras }));

const membersOf = (from: CompactClaims) =>
  new Map<number, CborValue>([
    [4, from.expires],
    [5, from.notBefore],
    [7, codeToBytes(from.code)],
    [-65538, from.typeCode],
  ]);
const having = (label: number, value: CborValue) => encodeCbor(membersOf(bare).set(label, value));
const without = (label: number) => {
  const members = membersOf(bare);
  members.delete(label);
  return encodeCbor(members);
};

describe('the claims of a proof', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(claims, (written) => {
        expect(decodeClaims(encodeClaims(written))).toEqual(written);
      }),
    );
  });

  it('are the labels of RFC 8392 and our private ones, as cbor2 reads them', () => {
    expect(decode(encodeClaims(full), cdeDecodeOptions)).toEqual(
      new Map<number, unknown>([
        [4, full.expires],
        [5, full.notBefore],
        [7, codeToBytes(code)],
        [-65537, 'Zoé Tremblay'],
        [-65538, 1],
        [-65539, 3],
        [-65540, 70_000],
      ]),
    );
  });

  it('hold no member that was not given', () => {
    expect(decode(encodeClaims(bare), cdeDecodeOptions)).toEqual(membersOf(bare));
    expect(Object.keys(decodeClaims(encodeClaims(bare))!).sort()).toEqual([
      'code',
      'expires',
      'notBefore',
      'typeCode',
    ]);
  });

  it('hold the name in NFC, however it was typed', () => {
    const typed = { ...bare, name: 'Zoe\u0301' };
    expect(decodeClaims(encodeClaims(typed))?.name).toBe('Zo\u00e9');
  });

  it('are not written when they could not be read back', () => {
    const wrong: readonly Partial<CompactClaims>[] = [
      { name: 'x'.repeat(161) },
      { name: 'é'.repeat(81) },
      { name: '' },
      { name: '\uD800' },
      { notBefore: bare.expires },
      { notBefore: -1 },
      { notBefore: 1.5 },
      { expires: 253_402_300_800 },
      { typeCode: -1 },
      { status: { list: -1, position: 0 } },
      { status: { list: 0, position: 0.5 } },
    ];
    for (const change of wrong) expect(() => encodeClaims({ ...bare, ...change })).toThrow(RangeError);
    expect(decodeClaims(encodeClaims({ ...bare, name: 'x'.repeat(160) }))?.name).toHaveLength(160);
  });
});

describe('claims that are refused', () => {
  it.each([
    ['no exp', without(4)],
    ['no nbf', without(5)],
    ['no cti', without(7)],
    ['no type code', without(-65538)],
    ['T32: an iss, which is resolved by the key alone', having(1, 'https://elsewhere.example')],
    ['T32: an unknown private label', having(-65541, 1)],
    ['exp at nbf', having(4, bare.notBefore)],
    ['exp after the year 9999', having(4, 253_402_300_800)],
    ['a negative nbf', having(5, -1)],
    ['exp as a text', having(4, '1858000000')],
    ['cti as a text', having(7, code)],
    ['cti of nine bytes', having(7, new Uint8Array(9))],
    ['T34: cti with a bit in its padding', having(7, Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 0, 1))],
    ['a negative type code', having(-65538, -1)],
    ['an empty name', having(-65537, '')],
    ['a name in bytes', having(-65537, new Uint8Array(3))],
    ['T34: a name that is not NFC', having(-65537, 'Zoe\u0301')],
    ['T35: a name of 161 bytes', having(-65537, 'x'.repeat(161))],
    ['a list without a position', having(-65539, 1)],
    ['a position without a list', having(-65540, 1)],
    ['an array', encodeCbor([1, 2])],
    ['nothing', new Uint8Array()],
  ])('%s', (_, payload) => {
    expect(decodeClaims(payload)).toBeNull();
  });
});
