import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { aRoadTo, type Road } from '../../../../test/builders/road.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { type Database, openDatabase } from './database.js';
import { query } from './store-access.js';
import { UnitsOfWork } from './units-of-work.js';

/** The patience of the public pool, and what a slow machine needs on top of it. */
const SOON_MILLISECONDS = 5_000;

let db: TestDatabase;
let road: Road;
let pools: Database;
let units: UnitsOfWork;

beforeAll(async () => {
  db = await openTestDatabase();
  road = await aRoadTo(db.urls.public);
  pools = await openDatabase({ public: road.url }, () => undefined);
  units = new UnitsOfWork(pools);
});
afterAll(async () => {
  await pools.close();
  road.close();
  await db.close();
});

const ask = async (): Promise<number> => {
  const read = units.inPublic((unit) => query<{ pid: number }>(unit, 'select pg_backend_pid() as pid'));
  return (await read)[0]!.pid;
};
const askAtOnce = () => Promise.allSettled(Array.from({ length: 6 }, ask));
const pidsIn = (answers: PromiseSettledResult<number>[]) =>
  answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));

describe('a pool whose network fell silent', () => {
  test(
    'is given up within its patience, and what hung never comes back to the pool',
    async () => {
      const before = pidsIn(await askAtOnce());
      expect(new Set(before).size).toBe(6);
      road.swallow();

      const asked = process.hrtime.bigint();
      const lost = await askAtOnce();
      expect(Number(process.hrtime.bigint() - asked) / 1e6).toBeLessThan(SOON_MILLISECONDS);
      expect(pidsIn(lost)).toEqual([]);

      const after = pidsIn(await askAtOnce());
      expect(after).toHaveLength(6);
      expect(after.filter((pid) => before.includes(pid))).toEqual([]);
    },
    3 * SOON_MILLISECONDS,
  );

  test('is one connection short, and no more, where one unit hung halfway', async () => {
    const hung = units.inPublic(async (unit) => {
      await query(unit, 'select 1');
      road.swallow();
      await query(unit, 'select 2');
    });
    await expect(hung).rejects.toThrow('timeout');
    await askAtOnce();
    expect(pidsIn(await askAtOnce())).toHaveLength(6);
  }, 20_000);

  test('asks idle connections whether the other end is there', async () => {
    const { options } = pools.pool('public');
    expect(options).toMatchObject({ extra: { keepAlive: true, keepAliveInitialDelayMillis: 10_000 } });
  });
});

describe('patience', () => {
  test('does not end an answer that comes in time, and pipelines still answer in order', async () => {
    const answers = await units.inPublic((unit) =>
      Promise.all(
        [1, 2, 3].map((n) => query<{ n: number }>(unit, 'select $1::int as n, pg_sleep(0.1)', [n])),
      ),
    );
    expect(answers.map(([row]) => row?.n)).toEqual([1, 2, 3]);
  });
});
