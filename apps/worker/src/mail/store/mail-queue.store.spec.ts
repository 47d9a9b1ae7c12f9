import { randomUUID } from 'node:crypto';

import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';

import { parseInstant, plusMilliseconds } from '#platform/clock';

import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import { MailQueue } from './mail-queue.js';

const NOW = parseInstant('2026-11-21T19:32:00Z')!;
const after = (seconds: number) => plusMilliseconds(NOW, seconds * 1_000);
const queue = new MailQueue();

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());
afterEach(() => db.adminQuery('delete from to_mail'));

async function event(): Promise<string> {
  const id = randomUUID();
  await db.adminQuery(
    `insert into outbox (id, agency_id, type, payload) values ($1, $1, 'member.invited', '{}')`,
    [id],
  );
  return id;
}

const about = randomUUID();
const takesOver = (id: string) =>
  db.units.overQueues((unit) => queue.takeOver(unit, id, { kind: 'INVITATION', about }, NOW));
const claims = (seconds: number, limit = 10) =>
  db.units.overQueues((unit) => queue.claim(unit, after(seconds), limit));

test('an event is taken over once, also when its mail is gone by then, and is handled from then on', async () => {
  const id = await event();
  await Promise.all([takesOver(id), takesOver(id), takesOver(id)]);
  expect(await claims(0)).toEqual([{ id, kind: 'INVITATION', about }]);
  await db.units.overQueues((unit) => queue.done(unit, id));
  await takesOver(id);
  expect(await db.adminQuery('select from to_mail')).toEqual([]);
  expect(await db.adminQuery('select handled_at from outbox where id = $1', [id])).toEqual([
    { handled_at: NOW },
  ]);
});

test('what is claimed is nobody else’s for two minutes', async () => {
  for (let n = 0; n < 3; n += 1) await takesOver(await event());
  const [some, others] = [await claims(0, 2), await claims(0, 2)];
  expect([some.length, others.length, (await claims(119)).length]).toEqual([2, 1, 0]);
  expect((await claims(120)).length).toBe(3);
});

test('what failed waits 5 s, then twice as long each time up to 10 minutes', async () => {
  const id = await event();
  await takesOver(id);
  const fails = () => db.units.overQueues((unit) => queue.putOff(unit, id, NOW));
  const isDueAfter = (seconds: number) => db.units.overQueues((unit) => queue.isWaited(unit, after(seconds)));
  await fails();
  expect([await isDueAfter(4.9), await isDueAfter(5)]).toEqual([false, true]);
  await fails();
  expect([await isDueAfter(9.9), await isDueAfter(10)]).toEqual([false, true]);
  for (let failures = 0; failures < 150; failures += 1) await fails();
  expect([await isDueAfter(599), await isDueAfter(600)]).toEqual([false, true]);
});

test('the worker alone knows of it', async () => {
  for (const login of ['tenant', 'hq', 'identity', 'public'] as const) {
    const role = { tenant: 'lp_agency', hq: 'lp_hq', identity: 'lp_identity', public: 'lp_verify' }[login];
    const [found] = await db.adminQuery<{ may: boolean }>(
      `select has_table_privilege($1, 'to_mail', 'select') or has_table_privilege($1, 'to_mail', 'insert') as may`,
      [role],
    );
    expect([role, found?.may]).toEqual([role, false]);
  }
});
