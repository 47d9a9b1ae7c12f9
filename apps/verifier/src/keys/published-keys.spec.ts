import { describe, expect, test } from '@jest/globals';

import { parseInstant, plusMilliseconds } from '#platform/clock';
import { type KeyList, readKeyList } from '#proof/verification';

import { aTestKey, TestKeyTree } from '../../../../test/builders/key-tree.js';
import { didDocumentOf, jwkOf, jwksOf } from './published-keys.js';

const ORIGIN = 'https://verify.example';
const NOW = parseInstant('2026-11-21T19:32:00Z')!;
const [active, retired, lost, southern] = [aTestKey(), aTestKey(), aTestKey(), aTestKey()];

/** North has a key in each state, South one. */
async function list(): Promise<KeyList> {
  const tree = new TestKeyTree(ORIGIN, NOW);
  const jwt = tree.list(1, [
    { key: active, slug: 'north' },
    { key: retired, slug: 'north', state: 'RETIRED' },
    { key: lost, slug: 'north', state: 'COMPROMISED' },
    { key: southern, slug: 'south' },
  ]);
  const answer = await readKeyList(jwt, tree.root.jwk, ORIGIN, plusMilliseconds(NOW, 1_000));
  if (answer.kind !== 'trusted') throw new Error(answer.because);
  return answer.keyList;
}

describe('published keys', () => {
  test('the set holds retired keys and no compromised one', async () => {
    const { keys } = jwksOf(await list(), ORIGIN) as { keys: { kid: string }[] };
    const kids = keys.map(({ kid }) => kid.slice(`${ORIGIN}/keys/`.length));
    expect(kids).toEqual(expect.arrayContaining([active.kid, retired.kid, southern.kid]));
    expect(kids).not.toContain(lost.kid);
  });

  test('a DID document lists every key of its agency and vouches for those that still prove something', async () => {
    const did = 'did:web:verify.example:o:north';
    const document = didDocumentOf(await list(), ORIGIN, 'north') as {
      verificationMethod: { id: string; revoked?: string }[];
      assertionMethod: string[];
    };
    const ids = [active, retired, lost].map(({ kid }) => `${did}#${kid}`);
    expect(document.verificationMethod.map(({ id }) => id)).toEqual(ids);
    expect(document.verificationMethod.map(({ revoked }) => revoked)).toEqual([
      undefined,
      undefined,
      '2026-11-21T19:32:00Z',
    ]);
    expect(document.assertionMethod).toEqual(ids.slice(0, 2));
  });

  test('an agency without a key has no document', async () => {
    expect(didDocumentOf(await list(), ORIGIN, 'east')).toBeNull();
    expect(didDocumentOf(await list(), ORIGIN, '')).toBeNull();
  });

  test('no form of a key holds a private member', async () => {
    for (const key of (await list()).keys) expect(jwkOf(key, ORIGIN)).not.toHaveProperty('d');
  });
});
