import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';

import { aRoadTo, type Road } from '../../../../test/builders/road.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { listen } from './listen.js';

const CHANNEL = 'to_sign';

let db: TestDatabase;
let road: Road;
let heard: string[];

beforeAll(async () => {
  db = await openTestDatabase();
});
afterAll(() => db.close());
beforeEach(async () => {
  road = await aRoadTo(db.urls.worker);
  heard = [];
});
afterEach(() => road.close());

const listening = () =>
  listen(
    road.url,
    CHANNEL,
    () => heard.push('nudge'),
    () => heard.push('lost'),
  );
const notify = () => db.adminQuery(`select pg_notify('${CHANNEL}', '')`);

/** Resolves when so much was heard; what never comes ends by the test's own time. */
async function untilHeard(count: number): Promise<string[]> {
  while (heard.length < count) await pause(5);
  return heard;
}

test('a notification is a nudge', async () => {
  const ear = await listening();
  await notify();
  expect(await untilHeard(1)).toEqual(['nudge']);
  await ear.close();
});

test('a lost ear is told once, mends itself, nudges once for what it missed, and hears again', async () => {
  const ear = await listening();
  road.close();
  expect(await untilHeard(1)).toEqual(['lost']);
  await notify();
  await pause(500);
  expect(heard).toEqual(['lost']);

  await road.open();
  expect(await untilHeard(2)).toEqual(['lost', 'nudge']);
  await notify();
  expect(await untilHeard(3)).toEqual(['lost', 'nudge', 'nudge']);
  await ear.close();
});

test('an ear whose backend was ended mends itself', async () => {
  const ear = await listening();
  await db.adminQuery(
    `select pg_terminate_backend(pid) from pg_stat_activity
     where usename = 'lp_worker_login' and datname = current_database() and query like 'listen %'`,
  );
  expect(await untilHeard(2)).toEqual(['lost', 'nudge']);
  await ear.close();
});

test('an ear that comes before its database hears as soon as it is there', async () => {
  road.close();
  const ear = await listening();
  expect(heard).toEqual(['lost']);
  await road.open();
  expect(await untilHeard(2)).toEqual(['lost', 'nudge']);
  await ear.close();
});

test('a closed ear stays closed', async () => {
  const ear = await listening();
  road.close();
  await untilHeard(1);
  await ear.close();
  await road.open();
  await notify();
  await pause(500);
  expect(heard).toEqual(['lost']);
});
