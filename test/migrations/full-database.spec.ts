import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { agencyNameKey } from '#authority/agencies';
import { MIGRATIONS } from '#migrations';
import { bootstrapRoles, catalogueLints, connectionString, migrate, withClient } from '#platform/persistence';

import { openTestDatabase, type TestDatabase } from '../harness/database.js';

const name = `full_${randomBytes(6).toString('hex')}`;
const FIRST_RELEASE = MIGRATIONS.findIndex((migration) => migration.name.startsWith('SignInLimits')) + 1;
const NAMES = ['North Agency', 'Éclair  Garde', 'Beth’El — מרים', 'Œuvre Żółw'];

let neighbour: TestDatabase;
let adminUrl: string;

/** A database as the first release left it, with agencies, and then as it is today. */
beforeAll(async () => {
  neighbour = await openTestDatabase();
  await neighbour.adminQuery(`create database ${name}`);
  const { passwords } = neighbour;
  adminUrl = Object.assign(new URL(neighbour.adminUrl), { pathname: `/${name}` }).href;
  await bootstrapRoles(adminUrl, await readFile('docker/roles.sql', 'utf8'), passwords);
  const migrator = connectionString(adminUrl, 'migrator', passwords.migrator);
  await migrate(migrator, MIGRATIONS.slice(0, FIRST_RELEASE));
  await withClient(adminUrl, async (client) => {
    for (const [index, each] of NAMES.entries())
      await client.query(
        `insert into agencies (slug, name, phone, email, standing, authorised_until)
         values ($1, $2, '613-555-0100', 'desk@example.org', 'AUTHORISED', '2099-01-01')`,
        [`agency-${index}`, each],
      );
  });
  await migrate(migrator, MIGRATIONS);
});
afterAll(async () => {
  await neighbour.adminQuery(`drop database ${name} with (force)`);
  await neighbour.close();
});

test('agencies that were there before are found by their names', async () => {
  const rows = await withClient(adminUrl, async (client) => {
    const { rows: found } = await client.query<{ name: string; name_key: string }>(
      'select name, name_key from agencies order by slug',
    );
    return found;
  });
  expect(rows).toEqual(NAMES.map((each) => ({ name: each, name_key: agencyNameKey(each) })));
});

test('no verifier is told that an agency shows otherwise', async () => {
  const { rowCount } = await withClient(adminUrl, (client) => client.query('select from public_changes'));
  expect(rowCount).toBe(0);
});

test('every policy stands again as in a database that was empty', async () => {
  expect(await catalogueLints(adminUrl)).toEqual([]);
});
