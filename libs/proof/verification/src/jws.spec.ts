import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { JsonValue } from '#proof/claims';

import { mutantsOfToken } from '../../../../test/attacks/mutants.js';
import { tokenForgeries } from '../../../../test/attacks/token-forgeries.js';
import {
  aHouse,
  aKeyList,
  anIssuedCredential,
  aTestKey,
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
const [head, , tail] = genuine.jwt.split('.') as [string, string, string];
const payload = genuine.record.jwtPayload;
const header = headerFor(key);
const keyList = await aKeyList(house);
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
/** Really signed, with another header or payload. */
const signed = (changed: JsonValue | string, content: Uint8Array | string = payload) =>
  jwsOf(changed, content, key);

test('the genuine token is accepted', async () => {
  expect(await accepts(genuine.jwt)).toBe(true);
  expect(await judged(genuine.jwt)).toMatchObject({ outcome: 'VALID' });
  expect(readToken(genuine.jwt)).toMatchObject({ kind: 'read', key: { origin: ORIGIN, kid: key.kid } });
});

const FORGERIES = tokenForgeries(
  { jwt: genuine.jwt, origin: ORIGIN, kid: key.kid, jwk: key.jwk, sign: key.sign },
  aTestKey(),
);

describe('a token that is not ours to the letter', () => {
  test.each(Object.entries(FORGERIES))('%s', async (_, text) => {
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

  test('T34: 20,000 mutants by bits, letters, cuts and doublings are never accepted', async () => {
    const never = fc.asyncProperty(mutantsOfToken(genuine.jwt), async (mutant) => {
      const token = readToken(mutant);
      return token.kind !== 'read' || !(await jwsHolds(token, key.jwk));
    });
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
