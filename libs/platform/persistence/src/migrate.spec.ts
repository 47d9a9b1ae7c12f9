import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { connectionString } from './logins.js';
import { migrate } from './migrate.js';
import { withClient } from './with-client.js';

const LOCK = 7114002;
/** Longer than a statement of a migration would wait. */
const LONG = 11_000;

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());

/** Fails unless its statements wait for a lock for ten seconds at most. */
class Asks1771999998000 {
  readonly name = 'Asks1771999998000';

  async up(runner: { query(sql: string): Promise<{ lock_timeout: string }[]> }): Promise<void> {
    const [row] = await runner.query('show lock_timeout');
    if (row?.lock_timeout !== '10s') throw new Error(`lock_timeout is ${row?.lock_timeout ?? '?'}`);
  }

  async down(): Promise<void> {
    throw new Error('Forward only.');
  }
}

const migratorUrl = (): string => connectionString(db.adminUrl, 'migrator', db.passwords.migrator);

test('a start waits for another’s migrations for as long as they take', async () => {
  const ran = await withClient(db.adminUrl, async (other) => {
    await other.query('select pg_advisory_lock($1)', [LOCK]);
    const waiting = migrate(migratorUrl(), []);
    waiting.catch(() => undefined);
    await pause(LONG);
    await other.query('select pg_advisory_unlock($1)', [LOCK]);
    return waiting;
  });
  expect(ran).toEqual([]);
});

test('a migration’s own statements wait for a lock 10 s at most', async () => {
  expect(await migrate(migratorUrl(), [Asks1771999998000])).toEqual(['Asks1771999998000']);
});
