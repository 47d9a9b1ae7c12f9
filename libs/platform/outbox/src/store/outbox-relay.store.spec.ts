import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { fixedClock, parseInstant, plusMilliseconds } from '#platform/clock';
import { Journal } from '#platform/journal';
import { query } from '#platform/persistence';
import type { WorkerActor } from '#platform/tenancy';

import { aMemberOf } from '../../../../../test/builders/actor.builder.js';
import { anAgency } from '../../../../../test/builders/agency.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import { Outbox } from './outbox.js';
import { OutboxRelay } from './outbox-relay.js';

const NOW = parseInstant('2026-11-21T19:32:00Z')!;
const after = (seconds: number) => plusMilliseconds(NOW, seconds * 1_000);
const relay = new OutboxRelay();

let db: TestDatabase;
let agencyId: string;

beforeAll(async () => {
  db = await openTestDatabase();
  agencyId = (await anAgency().in(db)).id;
});
afterAll(() => db.close());
beforeEach(() => db.adminQuery('delete from outbox'));

async function publishes(...types: string[]): Promise<void> {
  const worker: WorkerActor = { kind: 'worker', agencyId: agencyId as never, requestId: 'test' };
  await db.units.write(worker, async (unit) => {
    await new Outbox().publishAll(
      unit,
      types.map((type, n) => ({ type, payload: { n } })),
    );
    await new Journal(fixedClock('2026-11-21T19:32:00Z')).append(unit, {
      type: 'x.done',
      object: { kind: 'x', id: randomUUID() },
    });
  });
}

const waiting = (at = NOW, limit = 10) => db.units.overQueues((unit) => relay.waiting(unit, at, limit));
const typesAt = async (seconds: number): Promise<string[]> =>
  (await waiting(after(seconds))).map(({ type }) => type).sort();

test('events of one unit are all there, with their payloads, whatever the clock says', async () => {
  await publishes('a', 'b');
  const found = await waiting(parseInstant('2000-01-01T00:00:00Z')!);
  expect(found.map(({ type, payload, agencyId: of }) => ({ type, payload, of }))).toEqual(
    expect.arrayContaining([
      { type: 'a', payload: { n: 0 }, of: agencyId },
      { type: 'b', payload: { n: 1 }, of: agencyId },
    ]),
  );
  expect(await waiting(NOW, 1)).toHaveLength(1);
});

test('what failed waits 5 s, then twice as long each time up to 10 minutes, and holds up nothing new', async () => {
  await publishes('failing');
  const [event] = await waiting();
  const fails = () => db.units.overQueues((unit) => relay.putOff(unit, event?.id ?? '', NOW));
  await fails();
  await publishes('new');
  expect(await typesAt(4.9)).toEqual(['new']);
  expect(await typesAt(5)).toEqual(['failing', 'new']);
  await fails();
  expect([await typesAt(9.9), await typesAt(10)]).toEqual([['new'], ['failing', 'new']]);
  for (let failures = 0; failures < 150; failures += 1) await fails();
  expect([await typesAt(599), await typesAt(600)]).toEqual([['new'], ['failing', 'new']]);
});

describe('what was handled', () => {
  const handled = async (at = NOW): Promise<void> => {
    const ids = (await waiting()).map(({ id }) => id);
    await db.units.overQueues((unit) => relay.markHandled(unit, ids, at));
  };
  const forget = (seconds: number, limit = 10) =>
    db.units.overQueues((unit) => relay.forgetHandled(unit, after(seconds), limit));

  test('is not handed out again', async () => {
    await publishes('a');
    await handled();
    expect(await waiting(after(9_999))).toEqual([]);
  });

  test('is forgotten when it is old, so many at a time; what waits stays for ever', async () => {
    await publishes('a', 'b', 'c');
    await handled();
    await publishes('waits');
    expect(await forget(0)).toBe(0);
    expect([await forget(1, 2), await forget(1, 2), await forget(9_999_999)]).toEqual([2, 1, 0]);
    expect(await typesAt(0)).toEqual(['waits']);
  });
});

test('an agency says what happened and nothing of its handling', async () => {
  const told = (columns: string, values: string) =>
    db.units.write(aMemberOf(agencyId as never), async (unit) => {
      await query(
        unit,
        `insert into outbox (agency_id, type, payload${columns}) values ($1, 'x', '{}'${values})`,
        [agencyId],
      );
      return unit.leaveUntouched('done');
    });
  expect(await told('', '')).toBe('done');
  await expect(told(', handled_at', ', now()')).rejects.toThrow('permission denied');
  await expect(told(', next_try_at', `, 'infinity'`)).rejects.toThrow('permission denied');
});
