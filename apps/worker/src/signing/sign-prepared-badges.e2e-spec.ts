import { randomBytes } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import { IssueBadge, RevokeBadge } from '#learners/badges';
import { plusMilliseconds } from '#platform/clock';
import { createLogger } from '#platform/telemetry';
import type { WorkerActor } from '#platform/tenancy';
import { CreateAgencyKey, CreateOperatingKey, makeRoot, MasterKeys, PublishKeyList } from '#proof/signing';

import { type AgencyScene, anAgencyScene } from '../../../../test/builders/agency-scene.js';
import { aBadge } from '../../../../test/builders/badge.builder.js';
import { HandClock } from '../../../../test/builders/hand-clock.js';
import { pastTriggers } from '../../../../test/builders/past-triggers.js';
import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { openRooms } from '../../../operator/src/rooms.js';
import { WorkerModule } from '../worker.module.js';
import { BadgeSigner } from './badge-signer.js';
import { SignPreparedBadges } from './sign-prepared-badges.job.js';

const verifyOrigin = 'https://verify.example.org';
const START = '2026-11-21T19:32:00Z';
const NOBODY: WorkerActor = { kind: 'worker', agencyId: null, requestId: 'test' };
const masterKeys = new MasterKeys([{ version: 1, bytes: randomBytes(32) }]);
const clock = new HandClock(START);
const lines: string[] = [];
const log = createLogger('worker', 'error', { write: (line: string) => void lines.push(line) });

let db: TestDatabase;
let rooms: INestApplicationContext;
let worker: INestApplicationContext;
let scene: AgencyScene;

beforeAll(async () => {
  db = await openTestDatabase();
  rooms = await openRooms(db.units, clock, { verifyOrigin, masterKeys });
  const parts = { units: db.units, clock, log, verifyOrigin, masterKeys };
  worker = await NestFactory.createApplicationContext(WorkerModule.of(parts), { logger: false });
  const rootPrivateJwk = makeRoot().privateJwk;
  await rooms.get(CreateOperatingKey).run(NOBODY, { rootPrivateJwk, origin: verifyOrigin });
});
afterAll(async () => {
  await worker.close();
  await rooms.close();
  await db.close();
});
beforeEach(async () => {
  clock.set(START);
  await db.adminQuery('delete from to_sign');
  scene = await anAgencyScene(db);
  await makesKey();
  await publish();
  lines.length = 0;
});

const run = (): Promise<number> => worker.get(SignPreparedBadges).run();
const publish = () => rooms.get(PublishKeyList).run(NOBODY, { origin: verifyOrigin });
const makesKey = (of = scene) =>
  rooms.get(CreateAgencyKey).run(NOBODY, { agencyId: of.agency.id, slug: of.agency.slug });
const later = (milliseconds: number): void =>
  clock.set(plusMilliseconds(clock.now(), milliseconds).toISOString());
const alarms = (says = 'A badge was not signed.'): string[] => lines.filter((line) => line.includes(says));

async function prepares(of = scene): Promise<string> {
  const { id: learnerId } = await of.qualifies();
  const request = { learnerId, nameChoice: 'INITIAL_AND_FAMILY', consent: true } as const;
  const outcome = await rooms.get(IssueBadge).run(of.manager, request);
  if (outcome.kind !== 'badge-prepared') throw new Error(outcome.kind);
  return outcome.badge.id;
}

async function stateOf(id: string): Promise<string | undefined> {
  const [row] = await db.adminQuery<{ state: string }>('select state from badges where id = $1', [id]);
  return row?.state;
}

const queued = (id: string) =>
  db.adminQuery<{ attempts: number; next_try_at: Date }>(
    'select attempts, next_try_at from to_sign where credential_id = $1',
    [id],
  );

describe('rows that cannot be signed', () => {
  test('stop no other: sixty before a sound one, and it is signed at the first run', async () => {
    const [{ kid }] = (await db.adminQuery<{ kid: string }>(
      'select kid from signing_keys where agency_id = $1',
      [scene.agency.id],
    )) as [{ kid: string }];
    const by = { kid, preparedBy: scene.manager.accountId };
    for (let count = 0; count < 60; count += 1)
      await aBadge()
        .of(await scene.enrols())
        .preparedAt('2026-11-21T19:00:00Z')
        .in(db, by);
    await db.adminQuery(
      `insert into to_sign (credential_id, agency_id, prepared_at, next_try_at)
       select id, agency_id, prepared_at, prepared_at from badges where agency_id = $1`,
      [scene.agency.id],
    );
    const sound = await prepares();
    expect(await run()).toBe(1);
    expect(await stateOf(sound)).toBe('ISSUED');
    expect(alarms()).toHaveLength(60);
    expect(await run()).toBe(0);
    expect(alarms()).toHaveLength(60);
  }, 120_000);

  test.each([
    ['a code', `code = '0000000000000000'`],
    ['a public name', `public_name = 'M. Impostor'`],
    ['a first instant', `valid_from = valid_from - interval '1 day'`],
    ['a last instant', `expires_at = expires_at + interval '1 day', valid_until = valid_until + 1`],
    ['a last day', `valid_until = valid_until + 1`],
    [
      'bytes',
      `jwt_payload = convert_to(replace(convert_from(jwt_payload, 'utf8'), 'Qualified', 'Certified'), 'utf8')`,
    ],
    ['bytes of the link', `cwt_payload = '\\x00'`],
  ])(
    'a row that somebody edited is an alarm, and tried twice as long apart each time: %s',
    async (_, change) => {
      const [spoilt, sound] = [await prepares(), await prepares()];
      await pastTriggers(db, `update badges set ${change} where id = '${spoilt}'`);
      expect(await run()).toBe(1);
      expect([await stateOf(spoilt), await stateOf(sound)]).toEqual(['PREPARED', 'ISSUED']);
      expect(alarms()).toHaveLength(1);
      expect(await queued(spoilt)).toEqual([
        { attempts: 1, next_try_at: plusMilliseconds(clock.now(), 5_000) },
      ]);
      later(5_000);
      await run();
      expect(alarms()).toHaveLength(2);
      expect(await queued(spoilt)).toEqual([
        { attempts: 2, next_try_at: plusMilliseconds(clock.now(), 10_000) },
      ]);
      const request = { badgeId: spoilt, reason: 'ISSUED_IN_ERROR' };
      expect(await rooms.get(RevokeBadge).run(scene.manager, request)).toMatchObject({
        kind: 'badge-withdrawn',
      });
      expect(await queued(spoilt)).toEqual([]);
    },
  );
});

test('an agency whose rows make the worker stumble stops no other', async () => {
  await pastTriggers(
    db,
    `insert into to_sign (credential_id, agency_id, prepared_at, next_try_at)
     values (gen_random_uuid(), gen_random_uuid(), '2000-01-01', '2000-01-01')`,
  );
  const id = await prepares();
  expect(await run()).toBe(1);
  expect(await stateOf(id)).toBe('ISSUED');
  expect(alarms('wait for the next run')).toHaveLength(1);
});

describe('an agency that may not act', () => {
  test.each([
    ['suspended', `standing = 'SUSPENDED'`, `standing = 'AUTHORISED'`],
    ['ended', `standing = 'ENDED'`, `standing = 'AUTHORISED'`],
    ['past its last day', `authorised_until = '2026-11-20'`, `authorised_until = '2026-11-21'`],
  ])('gets no signature while it is %s; its rows wait without an alarm', async (_, before, after) => {
    const change = (to: string) =>
      db.adminQuery(`update agencies set ${to} where agency_id = $1`, [scene.agency.id]);
    const id = await prepares();
    await change(before);
    expect(await run()).toBe(0);
    expect(await stateOf(id)).toBe('PREPARED');
    expect(await queued(id)).toMatchObject([{ attempts: 0 }]);
    expect(lines).toEqual([]);
    await change(after);
    expect(await run()).toBe(1);
    expect(await stateOf(id)).toBe('ISSUED');
  });

  test('cannot become so between the question and the signature (T14)', async () => {
    const id = await prepares();
    const signer = worker.get(BadgeSigner);
    const sign = signer.sign.bind(signer);
    let refused: unknown = null;
    signer.sign = async (...asked) => {
      const suspension = `select from agencies where agency_id = $1 for no key update nowait`;
      refused = await db.adminQuery(suspension, [scene.agency.id]).catch((error: Error) => error.message);
      return sign(...asked);
    };
    await run();
    signer.sign = sign;
    expect(refused).toContain('could not obtain lock');
    expect(await stateOf(id)).toBe('ISSUED');
  });
});

test('a badge waits for the list that names its key, a second at a time and without an alarm', async () => {
  const newcomer = await anAgencyScene(db);
  await makesKey(newcomer);
  const id = await prepares(newcomer);
  expect(await run()).toBe(0);
  expect(await queued(id)).toEqual([{ attempts: 0, next_try_at: plusMilliseconds(clock.now(), 1_000) }]);
  await publish();
  later(999);
  expect(await run()).toBe(0);
  later(1);
  expect(await run()).toBe(1);
  expect(await stateOf(id)).toBe('ISSUED');
  expect(lines).toEqual([]);
});
