import { randomBytes } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';

import { newCode } from '#proof/compact';

import type { Verifier } from '../../apps/verifier/src/start-verifier.js';
import { HandClock } from '../builders/hand-clock.js';
import { aScanScene } from '../builders/scan-scene.js';
import { aVerifierOf } from '../builders/verifier.builder.js';
import { openTestDatabase, type TestDatabase } from '../harness/database.js';
import { ask, askAll, type Question, type Reply } from './asking.js';
import { welchOf } from './welch.js';

const ORIGIN = 'http://localhost:3001';
jest.setTimeout(240_000);
const clock = new HandClock('2026-11-21T19:32:00Z');
/** Kept by us, and shown to nobody. */
const HIDDEN = ['PREPARED', 'WITHDRAWN', 'UNDONE'] as const;

let db: TestDatabase;
let verifier: Verifier;
const hidden: string[] = [];

beforeAll(async () => {
  db = await openTestDatabase();
  const scene = await aScanScene(db, ORIGIN, clock.now());
  await scene.publish(1);
  for (const state of HIDDEN) hidden.push((await scene.issues({ state })).code);
  await scene.issues();
  verifier = await aVerifierOf(scene, db.urls.public, { clock });
});
afterAll(async () => {
  await verifier.close();
  await db.close();
});

const DOORS: Readonly<Record<string, (code: string) => Question>> = {
  'the JSON': (code) => ({ path: `/api/v1/verify/${code}` }),
  'the JSON of the scan’s address': (code) => ({
    path: `/v/${code}`,
    headers: { accept: 'application/json' },
  }),
  'the page': (code) => ({ path: `/v/${code}` }),
};
/** All of an answer but when it was given. */
const bytesOf = ({ status, headers, body }: Reply): string =>
  JSON.stringify([status, Object.entries({ ...headers, date: '' }), body]);
const someCodes = (count: number): string[] => Array.from({ length: count }, () => newCode(randomBytes));

describe('T40: guessing codes', () => {
  test('10,000 random ones find nothing, and every answer is the same to the byte', async () => {
    const replies = await askAll(verifier.url, someCodes(10_000).map(DOORS['the JSON']!));
    expect(replies.filter(({ status }) => status !== 404)).toEqual([]);
    expect(new Set(replies.map(bytesOf)).size).toBe(1);
  });

  test.each(Object.keys(DOORS))('unknown, prepared, withdrawn and undone are one to %s', async (door) => {
    const replies = await askAll(verifier.url, [...someCodes(20), ...hidden].map(DOORS[door]!));
    expect(new Set(replies.map(bytesOf)).size).toBe(1);
    expect(replies[0]).toMatchObject({ status: 404 });
  });
});

const WATCHED = new Set(['changes', 'key-list', 'status-lists', 'marked']);

/** What is asked of the database when the doors are asked for these, in order, without what the verifier watches beside it. */
async function statementsOf(codes: readonly string[]): Promise<readonly string[]> {
  const queries = jest.spyOn(pg.Client.prototype, 'query');
  for (const code of codes) for (const door of Object.values(DOORS)) await ask(verifier.url, door(code));
  const asked = queries.mock.calls.map(([query]) => query as unknown as pg.QueryConfig);
  queries.mockRestore();
  return asked.filter(({ name }) => !WATCHED.has(name ?? '')).map(({ text }) => text);
}

test('T41: unknown, prepared, withdrawn and undone are asked for by the same statements', async () => {
  const unknown = await statementsOf(someCodes(hidden.length));
  expect(unknown.length).toBeGreaterThanOrEqual(hidden.length * Object.keys(DOORS).length);
  expect(await statementsOf(hidden)).toEqual(unknown);
});

test('T41: how far unknown and undone are apart is reported, and both are answered alike', async () => {
  const taken: Record<'unknown' | 'undone', number[]> = { unknown: [], undone: [] };
  const answers = new Set<string>();
  for (const code of someCodes(500))
    for (const [kind, asked] of [
      ['unknown', code],
      ['undone', hidden.at(-1)!],
    ] as const) {
      // prettier-ignore
      const began = performance.now();
      const reply = await ask(verifier.url, DOORS['the JSON']!(asked));
      taken[kind].push(performance.now() - began);
      answers.add(JSON.stringify([reply.status, reply.body]));
    }
  const { t, medians } = welchOf(taken.unknown, taken.undone);
  const [unknown, undone] = medians.map((median) => median.toFixed(3));
  process.stdout.write(`T41  unknown ${unknown} ms, undone ${undone} ms, Welch t ${t.toFixed(2)}\n`);
  expect([...answers]).toHaveLength(1);
});
