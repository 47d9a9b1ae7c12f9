import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { createLogger } from '#platform/telemetry';

import { aRoadTo } from '../../../../test/builders/road.js';
import { codeOf } from '../../../../test/builders/sample-answers.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { PublicDatabase } from './public-database.js';
import { PublicRecords } from './public-records.js';

const log = createLogger('test', 'silent');
const NOBODYS = codeOf('0000000000000000');

let db: TestDatabase;

let pool: PublicDatabase;
const ask = (text: string): Promise<object[]> => pool.rows({ pool: 'scans', name: text.slice(0, 60), text });

beforeAll(async () => {
  db = await openTestDatabase();
  pool = new PublicDatabase(db.urls.public, log);
});
afterAll(async () => {
  await pool.close();
  await db.close();
});

describe('what the public door may read', () => {
  test('a database that never answers is given up', async () => {
    const silent = { rows: () => new Promise(() => undefined) } as unknown as PublicDatabase;
    await expect(new PublicRecords(silent, 20).find(NOBODYS)).rejects.toThrow('in time');
  });

  test('a crowd of scans keeps nobody from hearing what changed', async () => {
    let isCrowdGone = false;
    const crowd = Array.from({ length: 18 }, () => ask('select pg_sleep(0.5)'));
    const gone = Promise.all(crowd).then(() => (isCrowdGone = true));
    await new PublicRecords(pool).changes(null);
    expect(isCrowdGone).toBe(false);
    await gone;
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
    await expect(ask('select code from public.badges')).rejects.toThrow('permission denied');
  });

  test('T83: as lp_verify from the first statement to the last, on every connection, and with nothing to inherit', async () => {
    const who = `select current_user, session_user, current_setting('transaction_read_only') as read_only,
      current_setting('app.agency', true) as agency`;
    const seen = await Promise.all(Array.from({ length: 12 }, () => ask(who)));
    expect(new Set(seen.flat().map((row) => JSON.stringify(row)))).toEqual(
      new Set([
        JSON.stringify({
          current_user: 'lp_verify',
          session_user: 'lp_public_login',
          read_only: 'on',
          agency: null,
        }),
      ]),
    );
  });

  test('T88: and as nobody else', async () => {
    for (const role of ['lp_agency', 'lp_hq', 'lp_worker', 'lp_owner', 'lp_verify_def'])
      await expect(ask(`set role ${role}`)).rejects.toThrow('permission denied');
    await expect(ask(`select nextval('public.status_lists_number_seq')`)).rejects.toThrow(
      'permission denied',
    );
  });
});
