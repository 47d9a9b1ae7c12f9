import { Sign1 } from '@auth0/cose';
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { importJWK } from 'jose';

import { decodeBase32, encodeBase32 } from './base32.js';
import { encodeCbor } from './cbor.js';
import { type Code } from './code.js';
import { toBeSigned } from './cose-sign1.js';
import { type CompactClaims, encodeClaims } from './cwt.js';
import {
  assembleProof,
  PROOF_CHARACTERS_AT_MOST,
  type ReadProof,
  readProof,
  signatureHolds,
} from './proof.js';

const ES256 = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const kid = Uint8Array.of(0xde, 0xad, 0xbe, 0xef);
const claims: CompactClaims = {
  code: '7K3F9QX2M5T8W1YK' as Code,
  typeCode: 1,
  notBefore: 1_795_000_000,
  expires: 1_858_000_000,
  name: 'Zoé Tremblay',
};

const newKey = async () => {
  const pair = await crypto.subtle.generateKey(ES256, true, ['sign', 'verify']);
  return { sign: pair.privateKey, jwk: await crypto.subtle.exportKey('jwk', pair.publicKey) };
};
const signed = async (key: CryptoKey, payload: Uint8Array) =>
  new Uint8Array(await crypto.subtle.sign(ES256, key, toBeSigned(kid, payload)));
const proofOf = async (key: CryptoKey, stated = claims) => {
  const payload = encodeClaims(stated);
  return assembleProof(kid, payload, await signed(key, payload));
};
const read = (text: string): ReadProof => {
  const proof = readProof(text);
  if (proof.kind !== 'read') throw new Error(`Not read: ${proof.because}.`);
  return proof;
};

let key: Awaited<ReturnType<typeof newKey>>;
let text: string;
beforeAll(async () => {
  key = await newKey();
  text = await proofOf(key.sign);
});

const accepts = async (candidate: string) => {
  const proof = readProof(candidate);
  return proof.kind === 'read' && (await signatureHolds(proof, key.jwk));
};

describe('a proof', () => {
  it('says what was signed, and its signature holds', async () => {
    const proof = read(text);
    expect(proof).toMatchObject({ shortKid: kid, claims, payload: encodeClaims(claims), text });
    expect(proof.signedBytes).toEqual(toBeSigned(kid, proof.payload));
    expect(await signatureHolds(proof, key.jwk)).toBe(true);
  });

  it('holds however its letters are typed, and reads back in capitals', async () => {
    expect(read(text.toLowerCase())).toEqual(read(text));
    expect(await accepts(text.toLowerCase())).toBe(true);
  });

  it('holds for signatures that came high and that came low', async () => {
    for (let round = 0; round < 50; round++) expect(await accepts(await proofOf(key.sign))).toBe(true);
  });

  it('holds for @auth0/cose, which shares no code with us', async () => {
    const cose = Sign1.decode(decodeBase32(text)!);
    await expect(cose.verify(await importJWK(key.jwk, 'ES256'))).resolves.toBeUndefined();
    const stranger = await importJWK((await newKey()).jwk, 'ES256');
    await expect(cose.verify(stranger)).rejects.toThrow();
  });

  it('made by @auth0/cose in our form holds for us', async () => {
    const header = new Map<number, unknown>([[1, -7], [4, kid]]); // prettier-ignore
    const cose = await Sign1.sign(header as never, new Map() as never, encodeClaims(claims), key.sign);
    expect(await accepts(assembleProof(kid, cose.payload, cose.signature))).toBe(true);
  });

  it('has at most 189 bytes for a name of 40', async () => {
    const longest = await proofOf(key.sign, { ...claims, name: 'é'.repeat(20) });
    expect(decodeBase32(longest)!.length).toBeLessThanOrEqual(189);
  });

  it('is not handed out when it would not read back', async () => {
    const payload = encodeCbor(new Map([[4, 1]]));
    expect(() => assembleProof(kid, payload, new Uint8Array(64).fill(7))).toThrow('claims');
  });
});

describe('a proof that was printed long ago', () => {
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: '6csbmzZ29HkQGE3wHxfFVLkLZv_PUkAajTdupbs1P90',
    y: 'MIdE3lYLrazI9OfqSlQ1mWjxugQizOURJG5XDOathyU',
  };
  const printed =
    'QRE2EAJGARCN5LN656QFQQVHAQNG5PWUQACRU2X5Q3AAOSR4Y32N7IVBOSHAPQB2AAAQAADNLJX4HKJAKRZGK3LCNRQXSOQA' +
    'AEAACAJ2AAAQAAQDHIAACAADDIAACELQLBAAQYX3YFITWL5OM7ZRUOGUE22W4J6JOFBHH4QAGDJC2NJK6G76TYCNQKJY4G53' +
    'P7XYFDUBSOSYNDIEEAVQUI6YAOWF7YD4YILANDQTRA';

  it('still reads the same and holds: the published format does not move', async () => {
    const proof = read(printed);
    expect(proof.claims).toEqual({ ...claims, status: { list: 3, position: 70_000 } });
    expect(proof.payload).toEqual(encodeClaims(proof.claims));
    expect(assembleProof(proof.shortKid, proof.payload, proof.signature)).toBe(printed);
    expect(await signatureHolds(proof, jwk)).toBe(true);
  });
});

describe('a proof under another key', () => {
  it('does not hold, whichever P-256 key it is', async () => {
    expect(await signatureHolds(read(text), (await newKey()).jwk)).toBe(false);
  });

  it('T31: does not hold under a key record for any other algorithm', async () => {
    const others: readonly JsonWebKey[] = [
      { ...key.jwk, alg: 'ES384' },
      { ...key.jwk, alg: 'none' },
      { ...key.jwk, alg: '' },
      { ...key.jwk, crv: 'P-384' },
      { ...key.jwk, kty: 'OKP' },
      { kty: 'oct', k: 'AAAA', alg: 'HS256' },
      { kty: 'RSA', n: 'AAAA', e: 'AQAB' },
      { kty: 'EC', crv: 'P-256' },
      {},
    ];
    for (const jwk of others) expect(await signatureHolds(read(text), jwk)).toBe(false);
    expect(await signatureHolds(read(text), { ...key.jwk, alg: 'ES256' })).toBe(true);
  });

  it('is a fault, and no verdict, when our own key record is damaged', async () => {
    await expect(signatureHolds(read(text), { ...key.jwk, y: key.jwk.x! })).rejects.toThrow();
  });
});

describe('a proof that was changed', () => {
  it('T34: by any one bit is never accepted', async () => {
    const bytes = decodeBase32(text)!;
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const mutant = Uint8Array.from(bytes);
      mutant[bit >> 3]! ^= 1 << (bit & 7);
      expect(await accepts(encodeBase32(mutant))).toBe(false);
    }
  });

  it('T34: 20,000 mutants by bytes, cuts and doublings are never accepted', async () => {
    const bytes = decodeBase32(text)!;
    const place = fc.nat({ max: bytes.length - 1 });
    const byte = fc.integer({ min: 1, max: 255 });
    const mutants = fc.oneof(
      fc.tuple(place, byte).map(([at, mask]) => bytes.map((old, index) => (index === at ? old ^ mask : old))),
      place.map((at) => bytes.filter((_, index) => index !== at)),
      fc
        .tuple(place, byte)
        .map(([at, value]) => Uint8Array.of(...bytes.slice(0, at), value, ...bytes.slice(at))),
      fc.tuple(place, place).map(([from, to]) => Uint8Array.of(...bytes.slice(0, from), ...bytes.slice(to))),
    );
    const differs = (mutant: Uint8Array) => encodeBase32(mutant) !== text;
    const never = fc.asyncProperty(
      mutants.filter(differs),
      async (mutant) => !(await accepts(encodeBase32(mutant))),
    );
    await fc.assert(never, { numRuns: 20_000 });
  });

  it('T34: into its high twin is refused, though that twin would verify', async () => {
    const proof = read(text);
    const s = proof.signature.slice(32).reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
    const high = (ORDER - s).toString(16).padStart(64, '0');
    const twin = Uint8Array.from(proof.signature);
    twin.set(
      Uint8Array.from(high.match(/../g)!, (pair) => parseInt(pair, 16)),
      32,
    );
    expect(await signatureHolds({ ...proof, signature: twin }, key.jwk)).toBe(true);

    const bytes = Uint8Array.of(...decodeBase32(text)!.slice(0, -64), ...twin);
    expect(readProof(encodeBase32(bytes))).toEqual({ kind: 'malformed', because: 'envelope' });
    expect(assembleProof(kid, proof.payload, twin)).toBe(text);
  });

  it('T34: into another spelling is refused', async () => {
    const spellings = [
      `${text}=`,
      ` ${text}`,
      `${text}\n`,
      `#${text}`,
      `${text.slice(0, 8)}-${text.slice(8)}`,
      `${text}A`,
    ];
    for (const spelling of spellings) expect(readProof(spelling).kind).toBe('malformed');
  });

  it('T34: in any one character is accepted only as the text that its parts are written as', async () => {
    const withSpareBits = await proofOf(key.sign, { ...claims, name: 'Z. Tremblay' });
    expect(decodeBase32(withSpareBits)!.length % 5).not.toBe(0);
    for (let at = 0; at < withSpareBits.length; at++) {
      for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567') {
        const mutant = withSpareBits.slice(0, at) + letter + withSpareBits.slice(at + 1);
        const proof = readProof(mutant);
        if (proof.kind === 'malformed') continue;
        expect(assembleProof(proof.shortKid, encodeClaims(proof.claims), proof.signature)).toBe(mutant);
      }
    }
  });
});

describe('what is no proof', () => {
  it('is malformed and says why', () => {
    const empty = encodeBase32(new Uint8Array());
    const hello = encodeBase32(new TextEncoder().encode('hello'));
    expect(readProof('not base32!')).toEqual({ kind: 'malformed', because: 'base32' });
    expect(readProof(empty)).toEqual({ kind: 'malformed', because: 'envelope' });
    expect(readProof(hello)).toEqual({ kind: 'malformed', because: 'envelope' });
  });

  it('never throws, whatever comes', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 900 }),
      fc.uint8Array({ maxLength: 520 }).map(encodeBase32),
      fc
        .uint8Array({ maxLength: 120 })
        .map((tail) => encodeBase32(Uint8Array.of(0x84, 0x4a, 0xa2, 1, 0x26, 4, 0x44, ...tail))),
    );
    fc.assert(
      fc.property(texts, (hostile) => readProof(hostile).kind === 'malformed'),
      { numRuns: 5_000 },
    );
  });

  it('T35: is refused above 820 characters before any work, up to 50 MB', () => {
    expect(PROOF_CHARACTERS_AT_MOST).toBe(820);
    expect(readProof('A'.repeat(820))).toEqual({ kind: 'malformed', because: 'envelope' });
    for (const length of [821, 1_000, 1_000_000, 50_000_000]) {
      const huge = 'a'.repeat(length);
      expect(readProof(huge)).toEqual({ kind: 'malformed', because: 'length' });
    }
  });
});
