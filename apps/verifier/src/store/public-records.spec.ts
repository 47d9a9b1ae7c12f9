import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { query } from '#platform/persistence';
import { createLogger } from '#platform/telemetry';

import { aRoadTo } from '../../../../test/builders/road.js';
import { codeOf } from '../../../../test/builders/sample-answers.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { PublicDatabase } from './public-database.js';
import { PublicRecords } from './public-records.js';

const log = createLogger('test', 'silent');
const NOBODYS = codeOf('0000000000000000');

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

describe('what the public door may read', () => {
  test('a database that never answers is given up', async () => {
    const silent = { units: () => new Promise(() => undefined) } as unknown as PublicDatabase;
    await expect(new PublicRecords(silent, 20).find(NOBODYS)).rejects.toThrow('in time');
  });

  test('a database that was away is found again', async () => {
    const database = new PublicDatabase(db.urls.public, log);
    const records = new PublicRecords(database);
    expect(await records.find(NOBODYS)).toBeNull();
    await db.adminQuery(
      `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'lp_public_login' and datname = current_database()`,
    );
    await records.find(NOBODYS).catch(() => null);
    expect(await records.find(NOBODYS)).toBeNull();
    await database.close();
  });

  test('a database that comes after us is found', async () => {
    const road = await aRoadTo(db.urls.public);
    road.close();
    const database = new PublicDatabase(road.url, log);
    const records = new PublicRecords(database);
    await expect(records.find(NOBODYS)).rejects.toThrow();
    await road.open();
    expect(await records.find(NOBODYS)).toBeNull();
    await database.close();
    road.close();
  });

  test('no table, not even the badges', async () => {
    const read = db.units.inPublic((unit) => query(unit, 'select code from public.badges'));
    await expect(read).rejects.toThrow('permission denied');
  });
});
