import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { fixedClock } from '#platform/clock';
import type { Unit } from '#platform/persistence';
import type { WorkerActor } from '#platform/tenancy';

import { aTestKey, TestKeyTree } from '../../../../../test/builders/key-tree.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import { KeyListStore, type PublishedKeyList } from '../store/key-list.store.js';
import { PublishedKids } from './published-kids.js';

const WORKER: WorkerActor = { kind: 'worker', agencyId: null, requestId: 'test' };
const NOW = fixedClock('2026-11-21T19:32:00Z').now();

class CountedLists extends KeyListStore {
  read = 0;

  override newest(unit: Unit): Promise<PublishedKeyList | null> {
    this.read += 1;
    return super.newest(unit);
  }
}

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

test('a kid is published once the newest list names it; each list is read once', async () => {
  const lists = new CountedLists();
  const kids = new PublishedKids(lists);
  const has = async (kid: string): Promise<boolean> =>
    (await db.units.read(WORKER, (unit) => kids.all(unit))).has(kid);
  const tree = new TestKeyTree('https://verify.example.org', NOW);
  const [north, south] = [aTestKey(), aTestKey()];
  const publish = (version: number, ...keys: (typeof north)[]) =>
    db.adminQuery('insert into key_lists (version, jwt, signed_at) values ($1, $2, now())', [
      ...[
        version,
        tree.list(
          version,
          keys.map((key) => ({ key, slug: 'x' })),
        ),
      ],
    ]);

  expect(await has(north.kid)).toBe(false);
  await publish(9, north);
  expect([await has(north.kid), await has(south.kid), await has('')]).toEqual([true, false, false]);
  expect(lists.read).toBe(1);
  await publish(10, south);
  expect([await has(north.kid), await has(south.kid)]).toEqual([false, true]);
  expect(lists.read).toBe(2);
});
