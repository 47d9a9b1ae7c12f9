import { readFile } from 'node:fs/promises';

import { Sign1 } from '@auth0/cose';
import { describe, expect, test } from '@jest/globals';
import { compactVerify, importJWK } from 'jose';

import { parseInstant } from '#platform/clock';
import { decodeBase32 } from '#proof/compact';
import { isSet } from '#proof/status';

import { answerOf, keyListOf, listsOf, readVector, sumsOf, type Vector, vectorNames } from './vector.js';

const names = await vectorNames();
const vectors = new Map<string, Vector>();
for (const name of names) vectors.set(name, await readVector(name));

test('a published vector is never edited, removed or added without a word', async () => {
  const sums = await readFile(new URL('SHA256SUMS', import.meta.url), 'utf8');
  expect(await sumsOf(names)).toBe(sums);
});

test('there is one for every outcome that can be reached', () => {
  const outcomes = [...vectors.values()].flatMap(({ shown }) => shown.map(({ answer }) => answer.outcome));
  expect([...new Set(outcomes)].sort()).toEqual(
    ['ALTERED', 'CANNOT_CHECK', 'EXPIRED', 'NOT_FOUND', 'NOT_YET_VALID', 'REVOKED', 'SUSPENDED', 'VALID'].sort(),
  );
});

describe('our verifier says the same as on the day it was made', () => {
  const shown = [...vectors].flatMap(([name, vector]) =>
    vector.shown.map(({ text, answer }) => [name, vector.title, text, answer, vector] as const),
  );

  test.each(shown)('%s: %s: %.40s', async (_name, _title, text, answer, vector) => {
    expect(await answerOf(vector, text)).toEqual(answer);
  });

  test('of the lists themselves', async () => {
    const { statusLists, ...vector } = vectors.get('status-list.json')!;
    const lists = await listsOf({ statusLists, ...vector }, await keyListOf({ statusLists, ...vector }, parseInstant(vector.now)!));
    const { bits } = lists.find('revocation', statusLists[0]!.number)!.list;
    const set = Array.from({ length: 131_072 }, (_, place) => place).filter((place) => isSet(bits, place));
    expect(set).toEqual([0, 4711, 131_071]);

    const keys = vectors.get('key-list.json')!;
    const list = await keyListOf(keys, parseInstant(keys.now)!);
    expect(list.keys.map(({ purpose }) => purpose)).toEqual(['BADGE', 'STATUS', 'BADGE']);
  });
});

/** Somebody else's libraries, on the keys as the list has them, know nothing of our rules and agree on every signature. */
describe('jose and @auth0/cose agree on every signature', () => {
  const holds = (jwt: string, jwk: object): Promise<boolean> =>
    importJWK({ ...jwk }, 'ES256')
      .then((key) => compactVerify(jwt, key, { algorithms: ['ES256'] }))
      .then(
        () => true,
        () => false,
      );
  const keysOf = async (vector: Vector) => (await keyListOf(vector, parseInstant(vector.now)!)).keys;

  test.each(['valid', 'expired', 'not-yet-valid', 'revoked', 'agency-suspended', 'record-away', 'suspended', 'core-competencies'])(
    'on the badge of %s',
    async (name) => {
      const vector = vectors.get(`${name}.json`)!;
      const [badge] = await keysOf(vector);
      const texts = vector.shown.map(({ text }) => text);
      expect(await holds(texts.find((text) => text.includes('.') && !text.includes('/'))!, badge!.jwk)).toBe(true);
      const proof = decodeBase32(texts.at(-1)!)!;
      await expect(Sign1.decode(proof).verify(await importJWK({ ...badge!.jwk }, 'ES256'))).resolves.toBeUndefined();
    },
  );

  test('and on what was tampered with or signed by others', async () => {
    for (const name of ['tampered', 'unknown-issuer']) {
      const vector = vectors.get(`${name}.json`)!;
      const [badge] = await keysOf(vector);
      expect(await holds(vector.shown[0]!.text, badge!.jwk)).toBe(false);
    }
  });

  test('and on the lists', async () => {
    const { root, keyList, statusLists, ...rest } = vectors.get('status-list.json')!;
    const operating = JSON.parse(Buffer.from(keyList.split('.')[1]!, 'base64url').toString()) as { operating: string };
    const { jwk } = JSON.parse(Buffer.from(operating.operating.split('.')[1]!, 'base64url').toString()) as { jwk: object };
    expect(await holds(operating.operating, root)).toBe(true);
    expect(await holds(keyList, jwk)).toBe(true);
    const keys = await keysOf({ root, keyList, statusLists, ...rest });
    expect(await holds(statusLists[0]!.jwt, keys.find(({ purpose }) => purpose === 'STATUS')!.jwk)).toBe(true);
  });
});
