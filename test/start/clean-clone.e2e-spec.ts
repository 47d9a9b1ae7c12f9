import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { freePort } from '../harness/product.js';
import { cleanClone } from './clean-clone.js';
import { type RunningStart, startIn } from './running-start.js';

const BUILD_AND_START = 300_000;
const STOP_WITHIN = 15_000;

let clone: string;
let first: RunningStart;
let environment: Record<string, string>;

beforeAll(async () => {
  clone = await cleanClone();
  environment = { PORT: String(await freePort()), VERIFY_PORT: String(await freePort()), LOG_LEVEL: 'error' };
  first = await startIn(clone, ['npm', 'start'], environment);
}, BUILD_AND_START);
afterAll(async () => {
  const away = await readFile(join(clone, '.data', 'database', 'postgres-is-at'), 'utf8').catch(() => null);
  for (const folder of [clone, away]) if (folder) await rm(folder, { recursive: true, force: true });
});

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
  expect(scans.map(([, outcome]) => outcome).sort()).toEqual(['EXPIRED', 'REVOKED', 'VALID']);
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

test(
  'it stops within 15 s, and a second start finds its data again',
  async () => {
    const { code, milliseconds } = await first.stop('SIGTERM');
    expect(code).toBe(0);
    expect(milliseconds).toBeLessThan(STOP_WITHIN);
    const second = await startIn(clone, ['node', 'dist/apps/operator/src/main.js', 'start'], environment);
    expect(fieldsOf(second.lines, 'scan')).toEqual(fieldsOf(first.lines, 'scan'));
    const stopped = await second.stop('SIGINT');
    expect(stopped.code).toBe(0);
    expect(stopped.milliseconds).toBeLessThan(STOP_WITHIN);
  },
  BUILD_AND_START,
);
