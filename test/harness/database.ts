import { randomBytes } from 'node:crypto';

import pg from 'pg';

import {
  connectionString,
  type Database,
  type LoginPasswords,
  openDatabase,
  type PoolName,
  UnitsOfWork,
} from '#platform/persistence';

const POOLS: readonly PoolName[] = ['tenant', 'hq', 'public', 'worker', 'identity'];

/** A database of its own for one test file: a clone of the migrated one, reached through the product's own logins. */
export interface TestDatabase {
  readonly adminUrl: string;
  readonly urls: Readonly<Record<PoolName, string>>;
  /** Of every login, those that no pool of these uses included. */
  readonly passwords: LoginPasswords;
  readonly database: Database;
  readonly units: UnitsOfWork;
  /** Runs a statement as the administrator, past every policy: for arranging and for looking, never for acting. */
  adminQuery<Row extends object>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** A PostgreSQL that runs, with the migrated database that is cloned. */
export interface TestServer {
  readonly adminUrl: string;
  readonly passwords: LoginPasswords;
}

export async function openTestDatabase(server: TestServer = runningServer()): Promise<TestDatabase> {
  const { adminUrl: templateUrl, passwords } = server;
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdministrator(templateUrl, 'postgres', (client) =>
    client.query(`create database ${name} template lphq`),
  );
  const adminUrl = withDatabase(templateUrl, name);
  const urls = Object.fromEntries(
    POOLS.map((pool) => [pool, connectionString(adminUrl, pool, passwords[pool])]),
  ) as Record<PoolName, string>;
  const database = await openDatabase(urls, () => undefined);
  const admin = new pg.Pool({ connectionString: adminUrl, max: 2 });
  admin.on('error', () => undefined);
  return {
    adminUrl,
    urls,
    passwords,
    database,
    units: new UnitsOfWork(database),
    adminQuery: async <Row extends object>(sql: string, parameters: readonly unknown[] = []) =>
      (await admin.query<Row>(sql, [...parameters])).rows,
    close: async () => {
      await database.close();
      await admin.end();
      await asAdministrator(templateUrl, 'postgres', (client) =>
        client.query(`drop database ${name} with (force)`),
      );
    },
  };
}

function runningServer(): TestServer {
  const told = process.env['LPHQ_TEST_DATABASE'];
  if (!told) throw new Error('The database of the test run is not there: run the tests through Jest.');
  return JSON.parse(told) as TestServer;
}

function withDatabase(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${name}`;
  return other.href;
}

async function asAdministrator(
  url: string,
  database: string,
  work: (client: pg.Client) => Promise<unknown>,
): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(url, database) });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
