import { describe, expect, test } from '@jest/globals';

import { type CalendarDay, plusMilliseconds } from '#platform/clock';

import { aJudgedBadge, at, type Change } from '../../../../test/builders/judged-badge.js';
import {
  aKeyList,
  anIssuedCredential,
  aTestKey,
  entryOf,
  headerFor,
  jwsOf,
  NOW,
  ORIGIN,
} from '../../../../test/builders/proof.builder.js';
import { judgeRecord } from './judge-record.js';

const { house, key, keyList, badge, forms, byRecord, byText, late, everywhere } =
  await aJudgedBadge(judgeRecord);
const other = aTestKey();

describe('the state of a record gives the outcome of the contract, for the page and for every form shown', () => {
  test.each<[string, Change, string]>([
    ['issued, inside its dates', {}, 'VALID'],
    ['never existed, erased or undone', { record: null }, 'NOT_FOUND'],
    ['prepared', { record: { state: 'PREPARED', jwt: null } }, 'NOT_FOUND'],
    ['suspended', { record: { state: 'SUSPENDED' } }, 'SUSPENDED'],
    ['revoked', { record: { state: 'REVOKED', revokedAt: NOW } }, 'REVOKED'],
    ['revoked by its date alone', { record: { revokedAt: NOW } }, 'REVOKED'],
    ['revoked and expired', { record: { state: 'REVOKED' }, ...late }, 'REVOKED'],
    ['suspended and expired', { record: { state: 'SUSPENDED' }, ...late }, 'SUSPENDED'],
    ['in a state that nobody knows', { record: { state: 'LENT' } }, 'CANNOT_CHECK'],
    ['issuing agency suspended since', { record: { agencyStanding: 'SUSPENDED' } }, 'VALID'],
    ['a name that was edited', { record: { publicName: 'Q. Tremblay' } }, 'ALTERED'],
    ['a name that was taken out', { record: { publicName: null } }, 'ALTERED'],
    ['a last day that was edited', { record: { validUntil: '2029-11-20' as CalendarDay } }, 'ALTERED'],
    ['an end that was edited', { record: { expiresAt: at('2029-11-21T05:00:00Z') } }, 'ALTERED'],
    ['a beginning that was edited', { record: { validFrom: at('2026-11-20T05:00:00Z') } }, 'ALTERED'],
    ['moved to another agency', { record: { agencySlug: 'south' } }, 'ALTERED'],
    ['of another kind', { record: { kind: 'TRUSTMARK' } }, 'ALTERED'],
    ['under another kid', { record: { kid: other.kid } }, 'ALTERED'],
    ['no key list', { list: null }, 'CANNOT_CHECK'],
  ])('%s', async (_, change, outcome) => {
    expect(await everywhere(change)).toEqual([outcome]);
  });

  test('both payloads of a record must be what was signed', async () => {
    const stranger = anIssuedCredential(key).record;
    for (const member of ['jwtPayload', 'cwtPayload'] as const)
      expect((await byRecord({ record: { [member]: stranger[member] } })).outcome).toBe('ALTERED');
    expect((await byText(badge.jwt, { record: { jwtPayload: stranger.jwtPayload } })).outcome).toBe(
      'ALTERED',
    );
    expect((await byText(badge.proof, { record: { cwtPayload: stranger.cwtPayload } })).outcome).toBe(
      'ALTERED',
    );
  });

  test.each(['', 'x', '..', badge.jwt.slice(0, -4), `${badge.jwt}\n`])(
    'a stored token that was damaged: %#',
    async (jwt) => {
      expect(await byRecord({ record: { jwt } })).toMatchObject({ outcome: 'ALTERED', record: null });
    },
  );

  test('a stored token that a stranger signed in our key’s name', async () => {
    const jwt = jwsOf(headerFor(key), badge.record.jwtPayload, other);
    expect(await byRecord({ record: { jwt } })).toMatchObject({ outcome: 'ALTERED', record: null });
  });

  test('T34: a stored token with any byte of it changed', async () => {
    for (let place = 0; place < badge.jwt.length; place += 3) {
      const letter = badge.jwt[place] === 'A' ? 'B' : 'A';
      const jwt = badge.jwt.slice(0, place) + letter + badge.jwt.slice(place + 1);
      expect((await byRecord({ record: { jwt } })).outcome).toMatch(/^(ALTERED|NOT_FOUND)$/);
    }
  });

  test.each([
    ['another issuer', `"iss":"${ORIGIN}/o/north"`, `"iss":"${ORIGIN}/o/south"`],
    ['another origin', `"id":"${ORIGIN}/v/`, '"id":"https://other.example/v/'],
    ['another path', `"id":"${ORIGIN}/v/`, `"id":"${ORIGIN}/x/`],
  ])('a stored token of ours that names %s', async (_, from, to) => {
    const text = Buffer.from(badge.record.jwtPayload).toString();
    const jwtPayload = Buffer.from(text.replace(from, to));
    expect(jwtPayload.toString()).not.toBe(text);
    const record = { jwtPayload, jwt: jwsOf(headerFor(key), jwtPayload, key) };
    expect((await byRecord({ record })).outcome).toBe('ALTERED');
  });

  test('a stored token whose key is named below another host', async () => {
    const jwt = jwsOf(headerFor(key, 'JWT', 'https://other.example'), badge.record.jwtPayload, key);
    expect(await byRecord({ record: { jwt } })).toMatchObject({ because: 'not-one-of-ours', record: null });
  });

  test('another credential’s record under this code', async () => {
    const swapped = anIssuedCredential(key).record;
    expect(await everywhere({ record: { ...swapped, code: badge.code } })).toEqual(['ALTERED']);
  });
});

describe('dates (T45)', () => {
  test.each([
    ['61 seconds before its first instant', '2026-11-21T19:30:59Z', 'NOT_YET_VALID'],
    ['a minute before, as the issuer’s clock may run ahead', '2026-11-21T19:31:00Z', 'VALID'],
    ['its first instant', '2026-11-21T19:32:00Z', 'VALID'],
    ['the last second of its last day in Toronto', '2028-11-21T04:59:59Z', 'VALID'],
    ['the last millisecond of its last day in Toronto', '2028-11-21T04:59:59.999Z', 'VALID'],
    ['the first instant after it, without grace', '2028-11-21T05:00:00Z', 'EXPIRED'],
    ['a year later', '2029-11-21T05:00:00Z', 'EXPIRED'],
  ])('%s', async (_, now, outcome) => {
    const list = { ...keyList, expiresAt: at('2030-01-01T00:00:00Z') };
    expect(await everywhere({ now: at(now), list })).toEqual([outcome]);
  });

  test('a list that has run out is no list', async () => {
    const list = { ...keyList, expiresAt: NOW };
    expect(await everywhere({ list })).toEqual(['CANNOT_CHECK']);
    expect(await everywhere({ list, now: plusMilliseconds(NOW, -1) })).toEqual(['VALID']);
  });
});

describe('keys', () => {
  const withKeys = async (...keys: Parameters<typeof aKeyList>[1][]) => ({
    list: await aKeyList(house, ...keys),
  });
  const stolen = { state: 'COMPROMISED', compromisedAt: '2026-11-30T00:00:00Z' };

  test('T25: a retired key is still believed, beside its successors', async () => {
    expect(await everywhere(await withKeys(entryOf(key, { state: 'RETIRED' }), entryOf(other)))).toEqual([
      'VALID',
    ]);
  });

  test('T26: a compromised key proves nothing, not even what it signed before', async () => {
    expect(await everywhere(await withKeys(entryOf(key, stolen)))).toEqual(['ALTERED']);
    expect(
      await everywhere({ ...(await withKeys(entryOf(key, stolen))), record: { state: 'REVOKED' } }),
    ).toEqual(['ALTERED']);
  });

  test('a key that is not in the list makes it none of ours', async () => {
    const change = await withKeys(entryOf(other));
    expect(await everywhere(change)).toEqual(['NOT_FOUND']);
    for (const form of ['token', 'link', 'proof'] as const)
      expect(await byText(forms[form], change)).toMatchObject({ because: 'not-one-of-ours' });
  });

  test.each([{ purpose: 'OPERATING', issuer: ORIGIN }, { purpose: 'STATUS' }])(
    'a key for something else signs no badges: $purpose',
    async (change) => {
      expect(await everywhere(await withKeys(entryOf(key, change)))).toEqual(['NOT_FOUND']);
    },
  );

  test('another agency’s key does not sign for this one', async () => {
    expect(await everywhere(await withKeys(entryOf(key, { issuer: `${ORIGIN}/o/south` })))).toEqual([
      'ALTERED',
    ]);
  });

  test('a key record that is damaged is no verdict, and its fault is for the log', async () => {
    const list = {
      ...keyList,
      keys: keyList.keys.map((one) => ({ ...one, jwk: { ...one.jwk, y: one.jwk.x } })),
    };
    expect(await everywhere({ list })).toEqual(['CANNOT_CHECK']);
    expect((await byText(badge.jwt, { list })).fault).toBeDefined();
  });
});
