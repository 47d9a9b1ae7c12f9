import { chmod, copyFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { withClient } from '#platform/persistence';

import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';

let folder: string;
let running: EmbeddedPostgres[] = [];

beforeEach(async () => {
  folder = await mkdtemp('/var/tmp/lphq-embedded-');
  await chmod(folder, 0o755);
});
afterEach(async () => {
  await Promise.all(running.map((server) => server.stop()));
  running = [];
  for (const name of ['one', 'two']) {
    const away = await readFile(join(folder, name, 'postgres-is-at'), 'utf8').catch(() => null);
    if (away) await rm(away, { recursive: true, force: true });
  }
  await rm(folder, { recursive: true, force: true });
});

async function start(name: string): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres(join(folder, name));
  running.push(server);
  return server;
}
async function lockOf(name: string): Promise<string> {
  const away = await readFile(join(folder, name, 'postgres-is-at'), 'utf8').catch(() => null);
  return join(away === null ? join(folder, name, 'postgres') : join(away, 'data'), 'postmaster.pid');
}
const asks = (server: EmbeddedPostgres) => withClient(server.url, (client) => client.query('select 1'));

test('a lock that names another database’s server neither ends that one nor blocks this one', async () => {
  const [one, two] = [await start('one'), await start('two')];
  await two.stop();
  await copyFile(await lockOf('one'), await lockOf('two'));
  const again = await start('two');
  await asks(again);
  await asks(one);
});

test('told to stop before it begins, it makes nothing', async () => {
  const asked = startEmbeddedPostgres(join(folder, 'one'), AbortSignal.abort(new Error('Stop.')));
  await expect(asked).rejects.toThrow();
  await start('one');
});
