import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { readLoginPasswords, withClient } from '#platform/persistence';

import { startEmbeddedPostgres } from '../../apps/operator/src/database/embedded-postgres.js';
import { prepareDatabase } from '../../apps/operator/src/database/prepare-database.js';
import type { TestServer } from '../harness/database.js';

/** A PostgreSQL of one test's own, migrated, that goes down and comes back where it was. */
export interface OwnPostgres extends TestServer {
  /** `fast` cuts every session; `immediate` drops everything, and what was committed comes back from the log. */
  restart(how: 'fast' | 'immediate'): Promise<void>;
  stop(): Promise<void>;
}

export async function startOwnPostgres(): Promise<OwnPostgres> {
  const folder = await mkdtemp('/var/tmp/lphq-faults-');
  await chmod(folder, 0o755);
  const first = await startEmbeddedPostgres(folder);
  const passwords = await readLoginPasswords(join(folder, 'logins'));
  await prepareDatabase(first.url, passwords);
  const data = await dataFolder(first.url);
  let later: ChildProcess | null = null;
  return {
    adminUrl: first.url,
    passwords,
    restart: async (how) => {
      const launchAgain = await bringDown(data, how === 'fast' ? 'SIGINT' : 'SIGQUIT');
      later = launchAgain();
      await untilItAnswers(first.url);
    },
    stop: async () => {
      if (later === null) await first.stop();
      else await bringDown(data, 'SIGINT');
      for (const made of [folder, dirname(data)]) await rm(made, { recursive: true, force: true });
    },
  };
}

async function dataFolder(url: string): Promise<string> {
  const { rows } = await withClient(url, (client) => client.query('show data_directory'));
  return (rows[0] as { data_directory: string }).data_directory;
}

/** Ends the server on the data; answers how to start it again with the same words, as the same account. */
async function bringDown(data: string, signal: 'SIGINT' | 'SIGQUIT'): Promise<() => ChildProcess> {
  const lock = await readFile(join(data, 'postmaster.pid'), 'utf8');
  const pid = Number(lock.split('\n')[0]);
  const [program = '', ...words] = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0').slice(0, -1);
  const { uid, gid } = await stat(data);
  process.kill(pid, signal);
  while (isAlive(pid)) await pause(10);
  return () => spawn(program, words, { uid, gid, cwd: data, detached: true, stdio: 'ignore' });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function untilItAnswers(url: string): Promise<void> {
  const answers = (): Promise<boolean> =>
    withClient(url, (client) => client.query('select 1'))
      .then(() => true)
      .catch(() => false);
  while (!(await answers())) await pause(20);
}
