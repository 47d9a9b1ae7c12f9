import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { readLoginPasswords } from '#platform/persistence';

import { describeSchema } from './describe-schema.js';
import { startEmbeddedPostgres } from './embedded-postgres.js';
import { prepareDatabase } from './prepare-database.js';

/** What an empty database becomes by all migrations, as text. Uses a server of its own and leaves nothing behind. */
export async function describeEmptyDatabase(): Promise<string> {
  const folder = await mkdtemp(join('/var/tmp', 'lphq-schema-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedPostgres(folder);
  try {
    await prepareDatabase(server.url, await readLoginPasswords(join(folder, 'logins')));
    return await describeSchema(server.url);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
