import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { newMasterKeyText } from '#proof/signing';

import { openTestDatabase, type TestDatabase } from '../../../test/harness/database.js';

let db: TestDatabase;
let folder: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  db = await openTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'lphq-worker-'));
  const password = decodeURIComponent(new URL(db.urls.worker).password);
  await writeFile(join(folder, 'lp_worker_login'), password, { mode: 0o600 });
  await writeFile(join(folder, 'master.key'), newMasterKeyText(), { mode: 0o600 });
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true });
  await db.close();
});

/** The compiled worker as the operator starts it, and what it says on standard error. */
function started(databaseUrl: string): { child: ChildProcess; ended: Promise<unknown>; said: () => string } {
  const environment = {
    DATABASE_URL: databaseUrl,
    LOGINS_DIR: folder,
    MASTER_KEY_FILE: join(folder, 'master.key'),
    LOG_LEVEL: 'silent',
  };
  const child = fork('dist/apps/worker/src/main.js', [], {
    env: environment,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  children.push(child);
  let text = '';
  child.stderr?.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
  const silent = child.stderr === null ? null : once(child.stderr, 'end');
  const ended = Promise.all([once(child, 'exit'), silent]).then(([[code]]) => code as unknown);
  return { child, ended, said: () => text };
}

test('a worker that cannot start says why in one line and ends with 1', async () => {
  const { ended, said } = started(db.adminUrl.replace(/\/[^/]*$/, '/nowhere_at_all'));
  expect(await ended).toBe(1);
  expect(said()).toMatch(/^[^\n]*nowhere_at_all[^\n]*\n$/);
});

test('a worker whose parent is gone stops by itself, soundly', async () => {
  const { child, ended, said } = started(db.adminUrl);
  expect(await once(child, 'message')).toContain('ready');
  child.disconnect();
  expect(await ended).toBe(0);
  expect(said()).toBe('');
});
