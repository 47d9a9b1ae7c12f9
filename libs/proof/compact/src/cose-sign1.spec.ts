import { describe, expect, it } from '@jest/globals';
import { cdeDecodeOptions, decode } from 'cbor2';
import fc from 'fast-check';

import { encodeCbor } from './cbor.js';
import type { CborValue } from './cbor-value.js';
import { assemble, parseCoseSign1, toBeSigned } from './cose-sign1.js';

const kid = Uint8Array.of(1, 2, 3, 4);
const payload = Uint8Array.of(0xa0);
const signature = new Uint8Array(64).fill(7);
const header = (...members: readonly (readonly [number, CborValue])[]) => encodeCbor(new Map(members));
const ours = header([1, -7], [4, kid]);
const message = (...items: readonly CborValue[]) => encodeCbor(items);

describe('a COSE_Sign1', () => {
  it('comes back in its parts', () => {
    const kids = fc.uint8Array({ minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(kids, fc.uint8Array({ maxLength: 400 }), (shortKid, body) => {
        expect(parseCoseSign1(assemble(shortKid, body, signature))).toEqual({
          shortKid,
          payload: body,
          signature,
        });
      }),
    );
  });

  it('is the untagged array of RFC 9052, as cbor2 reads it', () => {
    const options = { ...cdeDecodeOptions, preferMap: true };
    const [read, unprotected, ...rest] = decode<[Uint8Array, Map<number, unknown>, Uint8Array, Uint8Array]>(
      assemble(kid, payload, signature),
      options,
    );
    expect(decode(read, options)).toEqual(new Map<number, unknown>([[1, -7], [4, kid]])); // prettier-ignore
    expect([unprotected, ...rest]).toEqual([new Map(), payload, signature]);
  });

  it('signs the Sig_structure with its header, no outside data and the payload', () => {
    expect(decode(toBeSigned(kid, payload), cdeDecodeOptions)).toEqual([
      'Signature1',
      ours,
      new Uint8Array(),
      payload,
    ]);
  });

  it('is not put together from a kid of another length or over 512 bytes', () => {
    expect(() => assemble(new Uint8Array(5), payload, signature)).toThrow(RangeError);
    expect(() => toBeSigned(new Uint8Array(3), payload)).toThrow(RangeError);
    expect(assemble(kid, new Uint8Array(431), signature)).toHaveLength(512);
    expect(() => assemble(kid, new Uint8Array(432), signature)).toThrow(RangeError);
  });
});

describe('a COSE_Sign1 that is refused', () => {
  const withHeader = (bytes: Uint8Array<ArrayBuffer>) => message(bytes, new Map(), payload, signature);

  it.each([
    ['T31: ES384', withHeader(header([1, -35], [4, kid]))],
    ['T31: EdDSA', withHeader(header([1, -8], [4, kid]))],
    ['T31: PS256', withHeader(header([1, -37], [4, kid]))],
    ['T31: HMAC 256', withHeader(header([1, 5], [4, kid]))],
    ['T31: the reserved algorithm 0', withHeader(header([1, 0], [4, kid]))],
    ['T31: no algorithm', withHeader(header([4, kid]))],
    ['T31: no header at all', withHeader(new Uint8Array())],
    ['T32: a crit member', withHeader(header([1, -7], [2, [4]], [4, kid]))],
    ['T32: a content type', withHeader(header([1, -7], [3, 61], [4, kid]))],
    ['T32: an x5chain', withHeader(header([1, -7], [4, kid], [33, payload]))],
    ['T32: a key of its own', withHeader(header([1, -7], [4, kid], [-1, new Map([[1, 2]])]))],
    ['T32: an unprotected kid', message(ours, new Map([[4, kid]]), payload, signature)],
    ['T32: an unprotected algorithm', message(header([4, kid]), new Map([[1, -7]]), payload, signature)],
    ['T33: no kid', withHeader(header([1, -7]))],
    ['T33: a kid of three bytes', withHeader(header([1, -7], [4, kid.slice(1)]))],
    ['T33: a kid that is a text', withHeader(header([1, -7], [4, '../k']))],
    ['T34: a tag around it', Uint8Array.of(0xd2, ...assemble(kid, payload, signature))],
    ['T34: a byte after it', Uint8Array.of(...assemble(kid, payload, signature), 0)],
    ['T34: header members out of order', withHeader(Uint8Array.of(0xa2, 4, 0x44, ...kid, 1, 0x26))],
    ['T34: an algorithm in a longer form', withHeader(Uint8Array.of(0xa2, 1, 0x38, 6, 4, 0x44, ...kid))],
    ['T34: a header that is not wrapped', message(new Map<number, CborValue>([[1, -7], [4, kid]]), new Map(), payload, signature)], // prettier-ignore
    ['T34: a high signature', message(ours, new Map(), payload, new Uint8Array(64).fill(0xf0))],
    ['a signature with s = 0', message(ours, new Map(), payload, new Uint8Array(64))],
    ['a signature of 63 bytes', message(ours, new Map(), payload, signature.slice(1))],
    ['a signature of 65 bytes', message(ours, new Map(), payload, new Uint8Array(65).fill(7))],
    ['a signature in text', message(ours, new Map(), payload, 'x'.repeat(64))],
    ['a payload in text', message(ours, new Map(), 'text', signature)],
    ['three items', message(ours, new Map(), payload)],
    ['five items', message(ours, new Map(), payload, signature, 0)],
    ['T35: 513 bytes', message(ours, new Map(), new Uint8Array(432), signature)],
    ['a map', encodeCbor(new Map([[1, 2]]))],
    ['a number', encodeCbor(1)],
    ['nothing', new Uint8Array()],
  ])('%s', (_, bytes) => {
    expect(parseCoseSign1(bytes)).toBeNull();
  });

  it('T35: fifty megabytes, before they are looked at', () => {
    expect(parseCoseSign1(new Uint8Array(50_000_000).fill(0x81))).toBeNull();
  });
});
