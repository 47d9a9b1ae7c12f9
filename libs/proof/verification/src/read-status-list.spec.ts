import { beforeAll, describe, expect, test } from '@jest/globals';

import { instantOf, plusMilliseconds, secondsOf } from '#platform/clock';
import { canonicalBytes, keyId } from '#proof/claims';
import { isSet, prepareStatusList, type StatusListFacts } from '#proof/status';

import {
  aHouse,
  aKeyList,
  aTestKey,
  entryOf,
  jwsOf,
  NOW,
  ORIGIN,
  type TestKey,
} from '../../../../test/builders/proof.builder.js';
import type { KeyList } from './key-list.js';
import { readStatusList, type StatusListInquiry } from './read-status-list.js';

const house = aHouse();
const statusKey = aTestKey();
const STATUS = { purpose: 'STATUS' };
let keyList: KeyList;

beforeAll(async () => {
  keyList = await aKeyList(house, entryOf(house.badgeKey), entryOf(statusKey, STATUS));
});

function payloadOf(facts: Partial<StatusListFacts> = {}): Uint8Array {
  const positions = [4711];
  const plan = {
    origin: ORIGIN,
    number: 17,
    purpose: 'revocation' as const,
    slug: 'north',
    kid: statusKey.kid,
    positions,
    previous: null,
    now: NOW,
  };
  return prepareStatusList({ ...plan, ...facts }).payload;
}

function signed(
  payload = payloadOf(),
  key: TestKey = statusKey,
  header: Record<string, string> = {},
): string {
  return jwsOf(
    { alg: 'ES256', cty: 'vc', kid: keyId(ORIGIN, key.kid), typ: 'vc+jwt', ...header },
    payload,
    key,
  );
}

const read = (jwt: string, inquiry: Partial<StatusListInquiry> = {}) =>
  readStatusList(jwt, { number: 17, purpose: 'revocation', keyList, origin: ORIGIN, now: NOW, ...inquiry });

test('a list is trusted under the STATUS key of the agency that it names', async () => {
  const answer = await read(signed());
  expect(answer).toMatchObject({ kind: 'trusted', list: { number: 17, slug: 'north', version: 1 } });
  const { bits } = (answer as Extract<typeof answer, { kind: 'trusted' }>).list;
  expect([isSet(bits, 4711), isSet(bits, 4712)]).toEqual([true, false]);
});

test('a list of a retired key is trusted still', async () => {
  const retired = await aKeyList(house, entryOf(statusKey, { ...STATUS, state: 'RETIRED' }));
  expect(await read(signed(), { keyList: retired })).toMatchObject({ kind: 'trusted' });
});

describe('not trusted (T38)', () => {
  const hour = 3_600_000;
  const later = (milliseconds: number) => plusMilliseconds(NOW, milliseconds);
  const cut = (jwt: string) => jwt.split('.');

  test.each<[string, string, () => string, Partial<StatusListInquiry>?]>([
    [
      'malformed',
      'a list that says something else in one place',
      () => `${cut(signed())[0]}.e30.${cut(signed())[2]}`,
    ],
    [
      'malformed',
      'one without the content type of a credential',
      () => jwsOf({ alg: 'ES256', kid: keyId(ORIGIN, statusKey.kid), typ: 'vc+jwt' }, payloadOf(), statusKey),
    ],
    [
      'malformed',
      'one that calls itself a badge (T37)',
      () => signed(payloadOf(), statusKey, { typ: 'JWT' }),
    ],
    ['malformed', 'one with a header more (T32)', () => signed(payloadOf(), statusKey, { zip: 'DEF' })],
    ['malformed', 'one longer than any of ours (T35)', () => `${signed()}${'A'.repeat(48 * 1024)}`],
    ['malformed', 'another token of ours', () => signed(canonicalBytes({ iss: ORIGIN }))],
    ['key', 'one of a key that nobody lists', () => signed(payloadOf(), aTestKey())],
    ['key', 'one of the agency’s badge key (T37)', () => signed(payloadOf(), house.badgeKey)],
    ['key', 'one of another agency', () => signed(payloadOf({ slug: 'south' }))],
    [
      'key',
      'one from another house',
      () => signed(payloadOf(), statusKey, { kid: `https://elsewhere.example.org/keys/${statusKey.kid}` }),
    ],
    [
      'signature',
      'one whose bits somebody changed',
      () =>
        `${cut(signed(payloadOf({ positions: [] })))
          .slice(0, 2)
          .join('.')}.${cut(signed())[2]}`,
    ],
    ['other-list', 'another list of the same agency', () => signed(payloadOf({ number: 18 }))],
    [
      'other-list',
      'one of another origin',
      () => signed(payloadOf({ origin: 'https://elsewhere.example.org' })),
    ],
    ['out-of-date', 'one from the future', () => signed(payloadOf({ now: later(hour) }))],
    ['out-of-date', 'one of last week', () => signed(), { now: later(7 * 24 * hour) }],
    ['rolled-back', 'one that is older than what was seen', () => signed(), { atLeastVersion: 2 }],
  ])('%s: %s', async (because, _, jwt, inquiry = {}) => {
    expect(await read(jwt(), inquiry)).toEqual({ kind: 'untrusted', because });
  });

  test('one of a compromised key, which could give back whatever it likes', async () => {
    const change = { ...STATUS, state: 'COMPROMISED', compromisedAt: '2026-11-30T00:00:00Z' };
    const answer = await read(signed(), { keyList: await aKeyList(house, entryOf(statusKey, change)) });
    expect(answer).toEqual({ kind: 'untrusted', because: 'key' });
  });

  test('one signed after the term of its key', async () => {
    const ended = await aKeyList(
      house,
      entryOf(statusKey, { ...STATUS, validUntil: '2026-11-30T00:00:00Z' }),
    );
    expect(await read(signed(), { keyList: ended })).toEqual({ kind: 'untrusted', because: 'key' });
  });
});

test('a list is believed to the last second of its week and a minute before its signature', async () => {
  const end = secondsOf(NOW) + 7 * 86_400;
  const at = (seconds: number) => ({ now: instantOf(seconds * 1000) });
  expect(await read(signed(), at(end - 1))).toMatchObject({ kind: 'trusted' });
  expect(await read(signed(), at(end))).toMatchObject({ because: 'out-of-date' });
  expect(await read(signed(), at(secondsOf(NOW) - 60))).toMatchObject({ kind: 'trusted' });
  expect(await read(signed(), at(secondsOf(NOW) - 61))).toMatchObject({ because: 'out-of-date' });
});
