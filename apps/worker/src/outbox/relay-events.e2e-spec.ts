import { randomBytes, randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import { systemClock } from '#platform/clock';
import { createLogger } from '#platform/telemetry';
import { MasterKeys } from '#proof/signing';

import { anAgency } from '../../../../test/builders/agency.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { WorkerModule } from '../worker.module.js';
import { RelayEvents } from './relay-events.job.js';

const lines: string[] = [];
const log = createLogger('worker', 'error', { write: (line: string) => void lines.push(line) });

let db: TestDatabase;
let worker: INestApplicationContext;

beforeAll(async () => {
  db = await openTestDatabase();
  const masterKeys = new MasterKeys([{ version: 1, bytes: randomBytes(32) }]);
  const parts = { units: db.units, clock: systemClock, log, masterKeys };
  const module = WorkerModule.of({ ...parts, verifyOrigin: 'https://verify.example.org' });
  worker = await NestFactory.createApplicationContext(module, { logger: false });
});
afterAll(async () => {
  await worker.close();
  await db.close();
});

test('an event that nobody can act on stays with an alarm and stops none behind it', async () => {
  const { id } = await anAgency().in(db);
  const nowhere = randomUUID();
  for (const [at, agencyId] of [nowhere, id].entries())
    await db.adminQuery(
      `insert into outbox (agency_id, type, payload, created_at)
       values ($1, 'agency.authorised', '{}', '2026-01-01'::timestamptz + $2 * interval '1 second')`,
      [agencyId, at],
    );
  expect(await worker.get(RelayEvents).run()).toBe(1);
  expect(await db.adminQuery('select agency_id, purpose from signing_keys order by purpose')).toEqual([
    { agency_id: id, purpose: 'BADGE' },
    { agency_id: id, purpose: 'STATUS' },
  ]);
  expect(await db.adminQuery('select agency_id from outbox where handled_at is null')).toEqual([
    { agency_id: nowhere },
  ]);
  expect(lines).toHaveLength(1);
  expect(await worker.get(RelayEvents).run()).toBe(0);
});
