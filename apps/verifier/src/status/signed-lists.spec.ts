import { beforeEach, describe, expect, test } from '@jest/globals';

import { type Instant, parseInstant, plusMilliseconds } from '#platform/clock';
import { createLogger } from '#platform/telemetry';
import { judgePresented, type KeyList } from '#proof/verification';

import { HandClock } from '../../../../test/builders/hand-clock.js';
import { aTestKey } from '../../../../test/builders/key-tree.js';
import {
  aHouse,
  aKeyList,
  anIssuedCredential,
  entryOf,
  ORIGIN,
} from '../../../../test/builders/proof.builder.js';
import { type ListWish, StatusScene } from '../../../../test/builders/status-scene.js';
import type { PublishedList } from '../store/public-records.js';
import { SignedLists } from './signed-lists.js';

const NOW = '2026-12-01T12:00:00Z';
const clock = new HandClock(NOW);
const house = aHouse();
const scene = new StatusScene(ORIGIN);
const southern = aTestKey();
const badge = anIssuedCredential(house.badgeKey);
const [NUMBER, POSITION] = [17, 4711];

const published = {
  lists: [] as PublishedList[],
  isAway: false,
  statusLists: async (after: Instant) => {
    if (published.isAway) throw new Error('away');
    return published.lists.filter(({ signedAt }) => signedAt > after);
  },
};
const keys = {
  keyList: null as KeyList | null,
  current: () => (keys.keyList ? { keyList: keys.keyList } : null),
};
let lists: SignedLists;

const keyListOf = (version: number, state: 'ACTIVE' | 'COMPROMISED' = 'ACTIVE') =>
  aKeyList(
    house,
    entryOf(house.badgeKey),
    entryOf(scene.key as never, {
      purpose: 'STATUS',
      ...(state === 'COMPROMISED' ? { state, compromisedAt: NOW } : {}),
    }),
    entryOf(southern as never, { purpose: 'STATUS', issuer: `${ORIGIN}/o/south` }),
  ).then((list) => ({ ...list, version }));
const signs = (wish: Partial<ListWish> = {}): string =>
  scene.signs({ number: NUMBER, now: clock.now(), ...wish });
const publishes = async (jwt: string, signedAt = clock.now(), number = NUMBER): Promise<void> => {
  published.lists = [{ number, purpose: 'revocation', jwt, signedAt }];
  await lists.poll();
};
/** Beside the list of what was taken back, that of what is suspended. */
const publishesSuspensions = async (
  wish: Partial<ListWish> = {},
  jwt = signs({ purpose: 'suspension', ...wish }),
): Promise<void> => {
  published.lists = [{ number: NUMBER, purpose: 'suspension', jwt, signedAt: clock.now() }];
  await lists.poll();
};
/** What somebody is told who shows the badge while its record cannot be asked. */
const shown = (text: string = badge.jwt) =>
  judgePresented(text, {
    keyList: keys.keyList,
    find: () => Promise.reject(new Error('away')),
    statusOf: (place) => lists.statusOf(place),
    now: clock.now(),
    origin: ORIGIN,
  });

beforeEach(async () => {
  clock.set(NOW);
  published.lists = [];
  published.isAway = false;
  keys.keyList = await keyListOf(1);
  lists = new SignedLists(published, keys, ORIGIN, clock, createLogger('test', 'silent'));
});

describe('a badge whose record cannot be asked', () => {
  test.each([
    ['the token', badge.jwt],
    ['the proof', badge.proof],
    ['the link', badge.link],
  ])(
    // prettier-ignore
    'is judged by its signed list: %s',
    async (_, text) => {
      await publishes(signs());
      expect(await shown(text)).toMatchObject({ outcome: 'VALID', asOf: clock.now(), record: null });
      await publishes(signs({ version: 2, positions: [POSITION] }));
      expect(await shown(text)).toMatchObject({ outcome: 'REVOKED', asOf: clock.now() });
    },
  );

  test('says which steps were not checked', async () => {
    await publishes(signs());
    const unchecked = (await shown()).steps
      .filter(({ answer }) => answer === 'not-checked')
      .map(({ name }) => name);
    expect(unchecked).toEqual(['record-found', 'matches-record', 'not-suspended']);
  });

  test('is judged by a list for fifteen minutes, and then by none', async () => {
    await publishes(signs());
    published.isAway = true;
    clock.set('2026-12-01T12:14:59Z');
    await lists.poll();
    expect(await shown()).toMatchObject({ outcome: 'VALID', asOf: parseInstant(NOW) });
    clock.set('2026-12-01T12:15:00Z');
    expect(await shown()).toMatchObject({ outcome: 'CANNOT_CHECK' });
    expect(lists.find('revocation', NUMBER)).not.toBeNull();
  });

  test('is judged by no list of a later hour: a clock that was put back makes none younger', async () => {
    await publishes(signs());
    clock.set('2026-12-01T11:59:00Z');
    expect(await shown()).toMatchObject({ outcome: 'VALID' });
    clock.set('2026-12-01T11:58:59Z');
    expect(await shown()).toMatchObject({ outcome: 'CANNOT_CHECK' });
  });

  test('is never judged by a list alone when it is a code', async () => {
    await publishes(signs());
    expect(await shown(badge.code)).toMatchObject({ outcome: 'CANNOT_CHECK' });
  });
});

describe('T38, P17: a list that was tampered with never makes a revoked badge VALID', () => {
  const flipped = (jwt: string, place: number) =>
    jwt.slice(0, place) + (jwt[place] === 'A' ? 'B' : 'A') + jwt.slice(place + 1);
  const clean = (wish: Partial<ListWish> = {}) => signs({ version: 3, ...wish });

  const TAMPERED: Readonly<
    Record<string, () => readonly [jwt: string, signedAt?: Instant, number?: number]>
  > = {
    'another signature': () => [flipped(clean(), clean().length - 20)],
    'another payload': () => [flipped(clean(), 400)],
    'another header': () => [flipped(clean(), 10)],
    'no signature': () => [clean().replace(/[^.]+$/, '')],
    'signed by a stranger': () => [clean({ key: aTestKey() })],
    'signed by the badge key': () => [clean({ key: { ...aTestKey(), kid: house.badgeKey.kid } })],
    'signed by another agency in this one’s name': () => [clean({ key: southern })],
    'another list’s token': () => [clean({ number: 18 })],
    'of another origin': () => [
      new StatusScene('https://evil.example').signs({ number: NUMBER, now: clock.now(), key: scene.key }),
    ],
    'rolled back': () => [signs({ version: 1 })],
    'of the version that was seen, with other bits': () => [signs({ version: 2 })],
    'signed in the future': () => [clean({ now: plusMilliseconds(clock.now(), 61_000) })],
    'run out': () => [clean({ now: plusMilliseconds(clock.now(), -7 * 86_400_000) })],
    'not a token': () => ['not a token'],
  };

  test.each(Object.keys(TAMPERED))('%s: what was seen before stands', async (how) => {
    await publishes(signs({ version: 2, positions: [POSITION] }));
    await publishes(...TAMPERED[how]!());
    expect(await shown()).toMatchObject({ outcome: 'REVOKED' });
    expect(lists.find('revocation', NUMBER)?.list.version).toBe(2);
  });

  test.each(Object.keys(TAMPERED).filter((how) => !/^(rolled|of the version)/.test(how)))(
    '%s: where nothing was seen before, nothing is known',
    async (how) => {
      await publishes(...TAMPERED[how]!());
      expect(await shown()).toMatchObject({ outcome: 'CANNOT_CHECK' });
      expect(lists.find('revocation', NUMBER)).toBeNull();
    },
  );

  test('stale: a list that is genuine and old says nothing', async () => {
    await publishes(clean({ now: plusMilliseconds(clock.now(), -15 * 60_000) }));
    expect(await shown()).toMatchObject({ outcome: 'CANNOT_CHECK' });
  });

  test('unknown: of a list that was never published nothing is known', async () => {
    await publishes(clean({ number: 18 }), clock.now(), 18);
    expect(await shown()).toMatchObject({ outcome: 'CANNOT_CHECK' });
  });

  test('another agency’s list, under its own number, says nothing of this agency’s badge', async () => {
    await publishes(clean({ key: southern, slug: 'south' }));
    expect(lists.find('revocation', NUMBER)).not.toBeNull();
    expect(await shown()).toMatchObject({ outcome: 'CANNOT_CHECK' });
  });
});

describe('the list of suspensions', () => {
  beforeEach(() => publishes(signs()));

  test.each([
    ['the token', badge.jwt],
    ['the proof', badge.proof],
    ['the link', badge.link],
  ])('is asked, too: %s', async (_, text) => {
    await publishesSuspensions({ positions: [POSITION] });
    expect(await shown(text)).toMatchObject({ outcome: 'SUSPENDED', asOf: clock.now(), record: null });
    await publishesSuspensions({ version: 2, positions: [POSITION + 1] });
    expect(await shown(text)).toMatchObject({ outcome: 'VALID' });
  });

  test('leaves two steps unchecked, which only the record can tell', async () => {
    await publishesSuspensions();
    const unchecked = (await shown()).steps.filter(({ answer }) => answer === 'not-checked');
    expect(unchecked.map(({ name }) => name)).toEqual(['record-found', 'matches-record']);
  });

  test('says less than the list of what was taken back', async () => {
    await publishes(signs({ version: 2, positions: [POSITION] }));
    await publishesSuspensions({ positions: [POSITION] });
    expect(await shown()).toMatchObject({ outcome: 'REVOKED' });
  });

  test.each([
    ['signed by a stranger', () => signs({ purpose: 'suspension', key: aTestKey() })],
    ['another agency’s', () => signs({ purpose: 'suspension', key: southern, slug: 'south' })],
    ['the list of what was taken back', () => signs({ version: 2 })],
    ['old', () => signs({ purpose: 'suspension', now: plusMilliseconds(clock.now(), -15 * 60_000) })],
    ['not a token', () => 'not a token'],
  ])('once there is one, nothing is VALID without it: %s', async (_, jwt) => {
    await publishesSuspensions({}, jwt());
    expect(await shown()).toMatchObject({ outcome: 'CANNOT_CHECK' });
  });

  test('is as old as the older of the two', async () => {
    const before = clock.now();
    clock.set('2026-12-01T12:05:00Z');
    await publishesSuspensions();
    expect(await shown()).toMatchObject({ outcome: 'VALID', asOf: before });
  });

  test('that was rolled back is not taken', async () => {
    await publishesSuspensions({ version: 2, positions: [POSITION] });
    await publishesSuspensions({ version: 1 });
    expect(await shown()).toMatchObject({ outcome: 'SUSPENDED' });
  });
});

describe('the lists in memory', () => {
  test('are believed no longer than their key', async () => {
    await publishes(signs({ version: 2 }));
    keys.keyList = await keyListOf(2, 'COMPROMISED');
    await lists.poll();
    expect(lists.find('revocation', NUMBER)).toBeNull();
    keys.keyList = await keyListOf(3);
    await publishes(signs({ version: 1 }));
    expect(lists.find('revocation', NUMBER)).toBeNull();
    await publishes(signs({ version: 2 }));
    expect(lists.find('revocation', NUMBER)?.list.version).toBe(2);
  });

  test('are read once more for a minute: what commits late is found', async () => {
    const early = clock.now();
    const late = plusMilliseconds(early, -59_000);
    await publishes(signs({ number: 18 }), early, 18);
    await publishes(signs({ now: late }), late);
    expect(lists.find('revocation', NUMBER)).not.toBeNull();
  });

  test('are read whatever another’s clock says: one that was signed ahead hides none', async () => {
    await publishes(signs({ number: 18 }), plusMilliseconds(clock.now(), 600_000), 18);
    await publishes(signs());
    expect(lists.find('revocation', NUMBER)).not.toBeNull();
  });

  test('wait for a key list', async () => {
    keys.keyList = null;
    await publishes(signs());
    expect([lists.find('revocation', NUMBER), lists.isReached]).toEqual([null, false]);
  });
});
