import { setTimeout as pause } from 'node:timers/promises';

import { beforeEach, describe, expect, test } from '@jest/globals';

import { createLogger } from '#platform/telemetry';

import { HandClock } from '../../../../test/builders/hand-clock.js';
import { aTestKey, TestKeyTree } from '../../../../test/builders/key-tree.js';
import { KeyListKeeper } from './key-list-keeper.js';

const ORIGIN = 'https://verify.example';
const NOW = '2026-11-21T19:32:00Z';
const log = createLogger('test', 'silent');

/** What the database says, for as long as it is there. */
class Published {
  jwt: string | null = null;
  isAway = false;
  readings = 0;
  private held: Promise<string | null> | null = null;

  /** The next answer is what is published now, and comes when told. */
  holdsItsAnswer(): () => void {
    const { jwt } = this;
    let tell = (): void => undefined;
    this.held = new Promise((resolve) => (tell = () => resolve(jwt)));
    return tell;
  }

  keyList(): Promise<string | null> {
    this.readings += 1;
    const { held } = this;
    this.held = null;
    if (held !== null) return held;
    return this.isAway ? Promise.reject(new Error('away')) : Promise.resolve(this.jwt);
  }
}

const clock = new HandClock(NOW);
const tree = new TestKeyTree(ORIGIN, clock.now());
let published: Published;
let keeper: KeyListKeeper;

beforeEach(async () => {
  clock.set(NOW);
  published = new Published();
  published.jwt = tree.list(5, []);
  keeper = new KeyListKeeper(published, { rootPublicJwk: tree.root.jwk, origin: ORIGIN }, clock, log);
  await keeper.refresh();
});

const version = (): number | undefined => keeper.current()?.keyList.version;

describe('the key list in memory', () => {
  test('is the published one', () => expect(version()).toBe(5));

  test('is kept for 15 minutes while the database is away, and no longer', async () => {
    published.isAway = true;
    clock.set('2026-11-21T19:46:59Z');
    await keeper.refresh();
    expect([version(), keeper.isReached]).toEqual([5, false]);
    clock.set('2026-11-21T19:47:00Z');
    expect(version()).toBeUndefined();
  });

  test('is none once the published one is missing', async () => {
    published.jwt = null;
    await keeper.refresh();
    expect(version()).toBeUndefined();
  });

  test('never goes back to an older version', async () => {
    published.jwt = tree.list(4, []);
    await keeper.refresh();
    expect(version()).toBeUndefined();
    published.jwt = tree.list(5, []);
    await keeper.refresh();
    expect(version()).toBe(5);
  });

  test.each([
    ['signed by another root', () => new TestKeyTree(ORIGIN, clock.now()).list(6, [])],
    ['of another origin', () => new TestKeyTree('https://evil.example', clock.now()).list(6, [])],
    ['signed by a key without a certificate', () => tree.list(6, [], aTestKey())],
    ['not a list at all', () => 'a.b.c'],
  ])('is none when the published one is %s', async (_, jwt) => {
    published.jwt = jwt();
    await keeper.refresh();
    expect(version()).toBeUndefined();
  });

  test('is none after its own end, however lately it was read', async () => {
    clock.set('2027-11-21T19:31:59Z');
    await keeper.refresh();
    expect(version()).toBe(5);
    clock.set('2027-11-21T19:32:00Z');
    expect(version()).toBeUndefined();
  });
});

describe('looking again for a key', () => {
  const lookAgain = () => keeper.lookAgain(keeper.current()?.keyList ?? null);

  test('says whether a newer list came', async () => {
    clock.set('2026-11-21T19:32:02Z');
    expect(await lookAgain()).toBe('same');
    published.jwt = tree.list(6, []);
    clock.set('2026-11-21T19:32:04Z');
    expect(await lookAgain()).toBe('newer');
    expect(version()).toBe(6);
  });

  test('reads after it was asked, and those who ask together share one reading', async () => {
    published.jwt = tree.list(6, []);
    expect(await Promise.all([lookAgain(), lookAgain(), lookAgain()])).toEqual(['newer', 'newer', 'newer']);
    expect(published.readings).toBe(2);
  });

  test('says that nothing was read while nothing can be', async () => {
    published.isAway = true;
    expect([await lookAgain(), await lookAgain()]).toEqual(['unread', 'unread']);
    published.isAway = false;
    expect(await lookAgain()).toBe('same');
  });

  test('says so as well where what was read is no list to trust', async () => {
    const judgedBy = keeper.current()!.keyList;
    published.jwt = 'a.b.c';
    clock.set('2026-11-21T19:32:02Z');
    expect(await keeper.lookAgain(judgedBy)).toBe('unread');
  });

  test('counts a list that somebody else has just read', async () => {
    const judgedBy = keeper.current()!.keyList;
    published.jwt = tree.list(6, []);
    await keeper.refresh();
    expect(await keeper.lookAgain(judgedBy)).toBe('newer');
  });

  test('does not believe a reading that was under way when the key was published', async () => {
    const judgedBy = keeper.current()!.keyList;
    const answered = published.holdsItsAnswer();
    const reading = keeper.refresh();
    published.jwt = tree.list(6, []);
    const looked = keeper.lookAgain(judgedBy);
    await pause(50); // whoever would take the reading under way for its own has done so by now
    answered();
    await reading;
    expect(version()).toBe(5);
    expect(await looked).toBe('newer');
  });

  test('finds a list again that ran out', async () => {
    published.isAway = true;
    clock.set('2026-11-21T19:47:00Z');
    expect([version(), await keeper.lookAgain(null)]).toEqual([undefined, 'unread']);
    published.isAway = false;
    clock.set('2026-11-21T19:47:01Z');
    expect([await keeper.lookAgain(null), version()]).toEqual(['newer', 5]);
  });
});
