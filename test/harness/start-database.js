import { chmod, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';

import { registerTypeScript } from './ts-loader.js';

/** Before all tests: one PostgreSQL for the run, with a migrated database that each test clones. */
export default async function startDatabase() {
  const folder = await mkdtemp(join('/var/tmp', 'lphq-test-'));
  await chmod(folder, 0o755);
  process.env.LPHQ_TEST_MAPS = join(folder, 'maps');
  registerTypeScript({ maps: process.env.LPHQ_TEST_MAPS });
  const { startEmbeddedPostgres } = await import('../../apps/operator/src/database/embedded-postgres.ts');
  const { prepareDatabase } = await import('../../apps/operator/src/database/prepare-database.ts');
  const { readLoginPasswords } = await import('../../libs/platform/persistence/src/logins.ts');
  const { withClient } = await import('../../libs/platform/persistence/src/with-client.ts');

  const server = await startEmbeddedPostgres(folder);
  await withClient(server.url, hurry);
  const passwords = await readLoginPasswords(join(folder, 'logins'));
  await prepareDatabase(server.url, passwords);
  process.env.LPHQ_TEST_DATABASE = JSON.stringify({ adminUrl: server.url, passwords });
  globalThis.testDatabase = { server, folder };
}

/**
 * The run outlives no failure of the machine, so nothing waits for the disk: a commit is in the log of a running
 * PostgreSQL, as ever, and survives whichever of its processes dies. And who waits in a circle is told so at once.
 */
const SETTINGS = { fsync: 'off', full_page_writes: 'off', deadlock_timeout: '50ms' };

async function hurry(client) {
  for (const [setting, value] of Object.entries(SETTINGS))
    await client.query(`alter system set ${setting} = '${value}'`);
  await client.query('select pg_reload_conf()');
}
