import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { freePort } from '../harness/product.js';
import { cleanClone } from './clean-clone.js';
import { operatorCommand } from './operator-command.js';
import { processesWith, waitFor } from './processes.js';
import { interruptedIn, type RunningStart, startIn } from './running-start.js';

const BUILD_AND_START = 300_000;
/** Far more than stopping takes: how long it took is told, and decides no test. */
const PATIENCE = 120_000;

let clone: string;
let first: RunningStart;
let second: RunningStart;
let third: RunningStart;
let environment: Record<string, string>;

beforeAll(async () => {
  clone = await cleanClone();
  environment = { PORT: String(await freePort()), VERIFY_PORT: String(await freePort()), LOG_LEVEL: 'error' };
  first = await startIn(clone, ['npm', 'start'], environment);
}, BUILD_AND_START);
afterAll(async () => {
  for (const id of await processesWith(clone)) process.kill(id, 'SIGKILL');
  const aways = [await awayOf('.data'), await awayOf('.again')];
  for (const folder of [clone, ...aways]) if (folder) await rm(folder, { recursive: true, force: true });
});

/** Where PostgreSQL's account may enter, when it may not enter the clone. */
const awayOf = (data: string): Promise<string | null> =>
  readFile(join(clone, data, 'database', 'postgres-is-at'), 'utf8').catch(() => null);
const fieldsOf = (lines: readonly string[], word: string): string[][] =>
  lines.filter((line) => line.startsWith(`${word}  `)).map((line) => line.split('  '));

test('a clean clone below a folder of mode 700 says ready and names both addresses', () => {
  expect(first.lines[0]).toBe(
    `ready  http://localhost:${environment['PORT']}  http://localhost:${environment['VERIFY_PORT']}`,
  );
});

test('every demo account signs in', async () => {
  const accounts = fieldsOf(first.lines, 'demo');
  expect(accounts).toHaveLength(10);
  for (const [, , , email, password] of accounts) {
    const answer = await fetch(`http://localhost:${environment['PORT']}/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email, password }),
    });
    expect({ email, status: answer.status }).toEqual({ email, status: 204 });
  }
});

test('every demo link scans as it says, short and full', async () => {
  const scans = fieldsOf(first.lines, 'scan');
  expect(scans.map(([, outcome]) => outcome).sort()).toEqual([
    ...['EXPIRED', 'NOT_YET_VALID', 'REVOKED', 'SUSPENDED', 'VALID'],
  ]);
  for (const [, outcome, link] of scans as [string, string, string][]) {
    const scanned = await fetch(link, { headers: { accept: 'application/json' } });
    const presented = await fetch(new URL('/api/v1/verify', link), {
      method: 'POST',
      body: link,
      headers: { 'content-type': 'text/plain' },
    });
    for (const answer of [scanned, presented]) expect(await answer.json()).toMatchObject({ outcome });
  }
});

test('the portal is there', async () => {
  const answer = await fetch(`http://localhost:${environment['PORT']}/`);
  expect(await answer.text()).toContain('<div id="portal">');
});

const START = ['node', 'dist/apps/operator/src/main.js', 'start'] as const;
const appsGone = async (): Promise<boolean> => (await processesWith(`${clone}/dist/apps/`)).length === 0;
const postgresOf = async (data: string): Promise<string> =>
  (await awayOf(data)) ?? join(clone, data, 'database', 'postgres');
const dataOf = async (data: string): Promise<string> => {
  const away = await awayOf(data);
  return away === null ? join(clone, data, 'database', 'postgres') : join(away, 'data');
};

test(
  'it stops in good order, and a second start finds its data again',
  async () => {
    expect(await first.stop('SIGINT')).toBe(0);
    expect(await appsGone()).toBe(true);
    second = await startIn(clone, START, environment);
    expect(fieldsOf(second.lines, 'scan')).toEqual(fieldsOf(first.lines, 'scan'));
  },
  BUILD_AND_START,
);

test(
  'killed with -9 it leaves no app behind, and the next start works',
  async () => {
    expect(await processesWith(`${clone}/dist/apps/`)).toHaveLength(3);
    await second.stop('SIGKILL');
    await waitFor(appsGone, PATIENCE);
    third = await startIn(clone, ['npm', 'start', '--ignore-scripts'], environment);
    expect(fieldsOf(third.lines, 'scan')).toEqual(fieldsOf(first.lines, 'scan'));
  },
  BUILD_AND_START,
);

test(
  'when npm is killed with -9, everything ends, PostgreSQL too',
  async () => {
    expect(await processesWith('bin/postgres', await postgresOf('.data'))).toHaveLength(1);
    await third.stop('SIGKILL');
    await waitFor(appsGone, PATIENCE);
    const postgres = await postgresOf('.data');
    await waitFor(async () => (await processesWith('bin/postgres', postgres)).length === 0, PATIENCE);
    await waitFor(async () => !existsSync(join(clone, '.data', 'start.pid')), PATIENCE);
  },
  BUILD_AND_START,
);

test(
  'asked to stop while the database is being made it ends, and the next time it is made anew',
  async () => {
    const again = { ...environment, DATA_DIR: '.again' };
    const initdb = async () => processesWith('bin/initdb', await postgresOf('.again'));
    expect(await interruptedIn(clone, again, async () => (await initdb()).length > 0)).toBe(0);
    await waitFor(async () => (await initdb()).length === 0, PATIENCE);
    expect(existsSync(await dataOf('.again'))).toBe(false);
    expect(await operatorCommand(['migrate'], again, clone)).toMatchObject({ code: 0 });
  },
  BUILD_AND_START,
);
