import { createHmac, createPublicKey } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { canonicalBytes, type JsonValue } from '#proof/claims';

import {
  aHouse,
  aKeyList,
  anIssuedCredential,
  aTestKey,
  base64url,
  headerFor,
  jwsOf,
  NOW,
  ORIGIN,
} from '../../../../test/builders/proof.builder.js';
import { judgePresented } from './judge-presented.js';
import { jwsHolds, readToken } from './jws.js';

const house = aHouse();
const key = house.badgeKey;
const genuine = anIssuedCredential(key);
const [head, body, tail] = genuine.jwt.split('.') as [string, string, string];
const payload = genuine.record.jwtPayload;
const header = headerFor(key);
const keyList = await aKeyList(house);
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

const judged = (text: string) =>
  judgePresented(text, { keyList, find: async () => genuine.record, now: NOW, origin: ORIGIN });
const accepts = async (text: string) => {
  const token = readToken(text);
  const held =
    token.kind === 'read' &&
    token.key.origin === ORIGIN &&
    (await jwsHolds(token, key.jwk).catch(() => false));
  return held || (await judged(text)).outcome === 'VALID';
};
const hmac = (secret: string | Uint8Array, changed: Record<string, JsonValue>) => {
  const signed = `${base64url(canonicalBytes({ ...header, ...changed }))}.${body}`;
  return `${signed}.${base64url(createHmac('sha256', secret).update(signed).digest())}`;
};
const pem = createPublicKey({ key: { ...key.jwk }, format: 'jwk' }).export({
  type: 'spki',
  format: 'pem',
}) as string;
const der = createPublicKey({ key: { ...key.jwk }, format: 'jwk' }).export({ type: 'spki', format: 'der' });
const highTwin = () => {
  const bytes = Buffer.from(tail, 'base64url');
  const s = BigInt(`0x${bytes.subarray(32).toString('hex')}`);
  return base64url(
    Buffer.concat([bytes.subarray(0, 32), Buffer.from((ORDER - s).toString(16).padStart(64, '0'), 'hex')]),
  );
};
/** Really signed, with another header or payload. */
const signed = (changed: JsonValue | string, content: Uint8Array | string = payload) =>
  jwsOf(changed, content, key);
const spareBit = (part: string) => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return part.slice(0, -1) + letters.charAt(letters.indexOf(part.slice(-1)) ^ 1);
};

test('the genuine token is accepted', async () => {
  expect(await accepts(genuine.jwt)).toBe(true);
  expect(await judged(genuine.jwt)).toMatchObject({ outcome: 'VALID' });
  expect(readToken(genuine.jwt)).toMatchObject({ kind: 'read', key: { origin: ORIGIN, kid: key.kid } });
});

const HOSTILE: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['none', 'None', 'NONE', 'nOnE', 'none ', '\u0000none'].flatMap((alg) => [
      [
        `T31 alg ${JSON.stringify(alg)} without a signature`,
        `${base64url(canonicalBytes({ ...header, alg }))}.${body}.`,
      ],
      [
        `T31 alg ${JSON.stringify(alg)} with the old signature`,
        `${base64url(canonicalBytes({ ...header, alg }))}.${body}.${tail}`,
      ],
      [`T31 alg ${JSON.stringify(alg)} really signed`, signed({ ...header, alg })],
    ]),
  ),
  'T31 HS256 with the public key in PEM': hmac(pem, { alg: 'HS256' }),
  'T31 HS256 with the public key in DER': hmac(der, { alg: 'HS256' }),
  'T31 HS256 with the public key as JWK': hmac(JSON.stringify(key.jwk), { alg: 'HS256' }),
  'T31 HS256 with an empty key': hmac('', { alg: 'HS256' }),
  'T31 HMAC under the name ES256': hmac(pem, {}),
  'T31 RS256': signed({ ...header, alg: 'RS256' }),
  'T31 ES384': signed({ ...header, alg: 'ES384' }),
  'T31 ES256K': signed({ ...header, alg: 'ES256K' }),
  'T31 ESP256': signed({ ...header, alg: 'ESP256' }),
  'T31 alg in small letters': signed({ ...header, alg: 'es256' }),
  'T31 alg as a list': signed({ ...header, alg: ['ES256'] }),
  'T31 no alg': signed({ kid: header['kid']!, typ: 'JWT' }),
  'T32 jwk of a stranger': jwsOf({ ...header, jwk: { ...aTestKey().jwk } }, payload, aTestKey()),
  'T32 jwk, ours': signed({ ...header, jwk: { ...key.jwk } }),
  'T32 jku': signed({ ...header, jku: 'https://evil.example/jwks.json' }),
  'T32 x5u': signed({ ...header, x5u: 'https://evil.example/x.pem' }),
  'T32 x5c': signed({ ...header, x5c: ['MIIB'] }),
  'T32 crit': signed({ ...header, crit: ['exp'] }),
  'T32 empty crit': signed({ ...header, crit: [] }),
  'T32 b64 false': signed({ ...header, b64: false, crit: ['b64'] }),
  'T32 b64 true': signed({ ...header, b64: true }),
  'T32 zip': signed({ ...header, zip: 'DEF' }),
  'T32 cty': signed({ ...header, cty: 'vc' }),
  'T32 an unknown member': signed({ ...header, x: 1 }),
  'T33 no kid': signed({ alg: 'ES256', typ: 'JWT' }),
  'T33 a bare kid': signed({ ...header, kid: key.kid }),
  'T33 kid as a number': signed({ ...header, kid: 7 }),
  'T33 kid with a query': signed({ ...header, kid: `${header['kid']!}?x=1` }),
  'T33 kid with a fragment': signed({ ...header, kid: `${header['kid']!}#x` }),
  'T33 kid with a slash after it': signed({ ...header, kid: `${header['kid']!}/` }),
  'T33 kid with a newline': signed({ ...header, kid: `${header['kid']!}\n` }),
  'T33 kid in capitals': signed({ ...header, kid: `${ORIGIN}/keys/${key.kid.toUpperCase()}` }),
  'T33 kid below another host': signed({ ...header, kid: `https://evil.example/keys/${key.kid}` }),
  'T33 kid behind a user': signed({ ...header, kid: `${ORIGIN}@evil.example/keys/${key.kid}` }),
  'T33 kid with a path': signed({ ...header, kid: `${ORIGIN}/x/keys/${key.kid}` }),
  'T33 kid that climbs': signed({ ...header, kid: `${ORIGIN}/keys/../keys/${key.kid}` }),
  'T33 kid __proto__': signed({ ...header, kid: `${ORIGIN}/keys/__proto__` }),
  'T33 kid with SQL': signed({ ...header, kid: `${ORIGIN}/keys/' or 1=1 --` }),
  'T33 kid of 10,000 letters': signed({ ...header, kid: `${ORIGIN}/keys/${'a'.repeat(10_000)}` }),
  'T37 typ of a key list': signed({ ...header, typ: 'lphq-keys+jwt' }),
  'T37 typ of a certificate': signed({ ...header, typ: 'lphq-operating-key+jwt' }),
  'T37 typ vc+jwt': signed({ ...header, typ: 'vc+jwt' }),
  'T37 typ in small letters': signed({ ...header, typ: 'jwt' }),
  'T37 no typ': signed({ alg: 'ES256', kid: header['kid']! }),
  'T34 a header with a space': signed(`${JSON.stringify(header)} `),
  'T34 a header with a member twice': signed(
    `{"alg":"ES256","alg":"ES256","kid":"${header['kid']!}","typ":"JWT"}`,
  ),
  'T34 a header with alg none first': signed(
    `{"alg":"none","alg":"ES256","kid":"${header['kid']!}","typ":"JWT"}`,
  ),
  'T34 a header in another order': signed(`{"typ":"JWT","alg":"ES256","kid":"${header['kid']!}"}`),
  'T34 a header with an escape': signed(
    `{"alg":"ES\\u0032\\u0035\\u0036","kid":"${header['kid']!}","typ":"JWT"}`,
  ),
  'T34 a header with a byte order mark': signed(`\uFEFF${JSON.stringify(header)}`),
  'T34 an empty header': signed('{}'),
  'T34 a header that is a list': signed('[]'),
  'T34 a payload with a member twice': signed(
    header,
    Buffer.from(payload).toString().replace('{', '{"exp":9,'),
  ),
  'T34 a payload with a space': signed(header, `${Buffer.from(payload).toString()} `),
  'T34 a payload that is no JSON': signed(header, 'hello'),
  'T34 an empty payload': signed(header, ''),
  'T35 a payload thirteen levels deep': signed(header, '['.repeat(13) + ']'.repeat(13)),
  'T34 the high twin': `${head}.${body}.${highTwin()}`,
  'T34 a signature of zeros': `${head}.${body}.${base64url(new Uint8Array(64))}`,
  'T34 r of zero': `${head}.${body}.${base64url(Buffer.concat([Buffer.alloc(32), Buffer.from(tail, 'base64url').subarray(32)]))}`,
  'T34 a signature in DER': `${head}.${body}.${base64url(Buffer.from('3006020101020101', 'hex'))}`,
  'T34 a signature of 63 bytes': `${head}.${body}.${base64url(Buffer.from(tail, 'base64url').subarray(0, 63))}`,
  'T34 a signature of 65 bytes': `${head}.${body}.${base64url(Buffer.concat([Buffer.from(tail, 'base64url'), Buffer.of(0)]))}`,
  'T34 no signature': `${head}.${body}.`,
  'T34 padding behind the signature': `${genuine.jwt}==`,
  'T34 padding behind the header': `${head}=.${body}.${tail}`,
  'T34 a newline at the end': `${genuine.jwt}\n`,
  'T34 a newline in the middle': `${head}.\n${body}.${tail}`,
  'T34 a space before': ` ${genuine.jwt}`,
  'T34 a spare bit in the signature': `${head}.${body}.${spareBit(tail)}`,
  'T34 base64 instead of base64url': `${head}.${body}.${Buffer.from(tail, 'base64url').toString('base64')}`,
  'T34 four parts': `${genuine.jwt}.x`,
  'T34 five parts': `${head}.${body}.${tail}.x.y`,
  'T34 two parts': `${head}.${body}`,
  'T34 nothing between the points': '..',
  'T34 a JWS in JSON': JSON.stringify({ protected: head, payload: body, signature: tail }),
  'a stranger’s signature': jwsOf(header, payload, aTestKey()),
};

describe('a token that is not ours to the letter', () => {
  test.each(Object.entries(HOSTILE))('%s', async (_, text) => {
    expect(await accepts(text)).toBe(false);
    expect((await judged(text)).outcome).toMatch(/^(NOT_FOUND|ALTERED)$/);
  });

  test('T34: of all single characters none can be changed, to any bit', async () => {
    const accepted: string[] = [];
    for (const place of genuine.jwt.split('').keys()) {
      for (const letter of ['A', '_', '.', '=', String.fromCharCode(genuine.jwt.charCodeAt(place) ^ 1)]) {
        const mutant = genuine.jwt.slice(0, place) + letter + genuine.jwt.slice(place + 1);
        const token = readToken(mutant);
        if (mutant !== genuine.jwt && token.kind === 'read' && (await jwsHolds(token, key.jwk)))
          accepted.push(mutant);
      }
    }
    expect(accepted).toEqual([]);
  });

  test('T34: flipping any bit of header, payload or signature never verifies', async () => {
    const parts = [head, body, tail].map((part) => Buffer.from(part, 'base64url'));
    const place = fc.nat({ max: parts.reduce((sum, part) => sum + part.length, 0) * 8 - 1 });
    await fc.assert(
      fc.asyncProperty(place, async (bit) => !(await accepts(flipped(parts, bit)))),
      { numRuns: 3_000 },
    );
  });

  test('T34: 20,000 mutants by letters, cuts, doublings and swaps are never accepted', async () => {
    const at = fc.nat({ max: genuine.jwt.length - 1 });
    const letter = fc.constantFrom(...'ABCMXYZabcxyz0189-_.=\n +/');
    const mutants = fc.oneof(
      fc
        .tuple(at, letter)
        .map(([place, one]) => genuine.jwt.slice(0, place) + one + genuine.jwt.slice(place + 1)),
      fc
        .tuple(at, letter)
        .map(([place, one]) => genuine.jwt.slice(0, place) + one + genuine.jwt.slice(place)),
      fc
        .tuple(at, at)
        .map(
          ([one, other]) =>
            genuine.jwt.slice(0, Math.min(one, other)) + genuine.jwt.slice(Math.max(one, other)),
        ),
      fc
        .tuple(at, at)
        .map(
          ([one, other]) =>
            genuine.jwt.slice(0, Math.max(one, other)) + genuine.jwt.slice(Math.min(one, other)),
        ),
    );
    const never = fc.asyncProperty(
      mutants.filter((mutant) => mutant !== genuine.jwt),
      async (mutant) => {
        const token = readToken(mutant);
        return token.kind !== 'read' || !(await jwsHolds(token, key.jwk));
      },
    );
    await fc.assert(never, { numRuns: 20_000 });
  });

  test('never throws, whatever comes', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((text) => `${head}.${text}.${tail}`),
        ),
        (text) => {
          expect(readToken(text)).toHaveProperty('kind');
        },
      ),
      { numRuns: 3_000 },
    );
  });

  test('T35: is refused above 16 KB before any work, up to 50 MB', async () => {
    for (const length of [16 * 1024 + 1, 1_000_000, 50_000_000]) {
      const huge = `${head}.${'A'.repeat(length)}`;
      expect(readToken(huge)).toEqual({ kind: 'malformed', because: 'length' });
      expect(await judged(huge)).toMatchObject({ outcome: 'NOT_FOUND', because: 'malformed' });
    }
  });

  test('T33: 200 kids are looked up in the list alone', async () => {
    const kids = fc.sample(fc.string({ unit: 'binary', maxLength: 300 }), 200);
    for (const kid of kids) {
      let asked = 0;
      const text = signed({ ...header, kid: `${ORIGIN}/keys/${kid}`.replace(/[\uD800-\uDFFF]/g, 'x') });
      const find = async () => (asked++, genuine.record);
      expect((await judgePresented(text, { keyList, find, now: NOW, origin: ORIGIN })).outcome).toBe(
        'NOT_FOUND',
      );
      expect(asked).toBe(0);
    }
  });
});

test('a damaged key record of ours is a fault, and no verdict', async () => {
  const token = readToken(genuine.jwt);
  if (token.kind !== 'read') throw new Error('Not read.');
  await expect(jwsHolds(token, { ...key.jwk, y: key.jwk.x })).rejects.toThrow();
});

function flipped(parts: readonly Buffer[], bit: number): string {
  let left = bit;
  return parts
    .map((part) => {
      const copy = Buffer.from(part);
      if (left >= 0 && left < part.length * 8) copy[left >> 3]! ^= 1 << (left & 7);
      left -= part.length * 8;
      return copy.toString('base64url');
    })
    .join('.');
}
