import { randomBytes } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';

import { AuthoriseAgency } from '#authority/agencies';
import { IssueBadge } from '#learners/badges';
import type { Learner } from '#learners/roster';
import { systemClock } from '#platform/clock';
import { createLogger } from '#platform/telemetry';
import { CreateAgencyKey, CreateOperatingKey, makeRoot, MasterKeys, OriginRefused } from '#proof/signing';
import { readKeyList } from '#proof/verification';

import { type AgencyScene, anAgencyScene } from '../../../test/builders/agency-scene.js';
import { pastTriggers } from '../../../test/builders/past-triggers.js';
import { openTestDatabase, type TestDatabase } from '../../../test/harness/database.js';
import { OPERATOR } from '../../operator/src/agency-by-slug.js';
import { openRooms } from '../../operator/src/rooms.js';
import { JobLoop } from './job-loop.js';
import { startWorker, type Worker } from './start-worker.js';

const ORIGIN = 'https://verify.example.org';
const masterKeys = new MasterKeys([{ version: 1, bytes: randomBytes(32) }]);
const root = makeRoot();
const alarms: string[] = [];
const log = createLogger('worker', 'error', { write: (line: string) => void alarms.push(line) });

let db: TestDatabase;
let rooms: INestApplicationContext;
let scene: AgencyScene;
let worker: Worker | null = null;

beforeAll(async () => {
  db = await openTestDatabase();
  rooms = await openRooms(db.units, systemClock, { verifyOrigin: ORIGIN, masterKeys });
  const nobody = { kind: 'worker', agencyId: null, requestId: 'test' } as const;
  await rooms.get(CreateOperatingKey).run(nobody, { rootPrivateJwk: root.privateJwk, origin: ORIGIN });
  scene = await anAgencyScene(db);
  await rooms.get(CreateAgencyKey).run(nobody, { agencyId: scene.agency.id, slug: scene.agency.slug });
});
afterAll(async () => {
  await worker?.close();
  await rooms.close();
  await db.close();
});

async function prepares(learner: Learner): Promise<string> {
  const request = { learnerId: learner.id, nameChoice: 'INITIAL_AND_FAMILY', consent: true } as const;
  const outcome = await rooms.get(IssueBadge).run(scene.manager, request);
  if (outcome.kind !== 'badge-prepared') throw new Error(outcome.kind);
  return outcome.badge.id;
}

async function until<Row>(
  sql: string,
  parameters: readonly unknown[],
  wanted: (rows: Row[]) => boolean,
): Promise<Row[]> {
  for (let tries = 0; tries < 200; tries += 1) {
    const rows = await db.adminQuery<Row & object>(sql, parameters);
    if (wanted(rows)) return rows;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Never came true: ${sql}`);
}

const stateOf = (id: string) => `select state from badges where id = '${id}'`;

describe('the worker', () => {
  test('signs what was prepared before it started, and leaves a spoilt badge waiting with an alarm (T21)', async () => {
    const [spoilt, sound] = [
      await prepares(await scene.qualifies()),
      await prepares(await scene.qualifies()),
    ];
    await pastTriggers(
      db,
      `update badges set jwt_payload = convert_to(replace(convert_from(jwt_payload, 'utf8'), 'Qualified', 'Certified'), 'utf8')
       where id = '${spoilt}'`,
    );
    worker = await startWorker({ databaseUrl: db.urls.worker, verifyOrigin: ORIGIN, masterKeys }, log);
    await until<{ state: string }>(stateOf(sound), [], ([row]) => row?.state === 'ISSUED');
    expect(await db.adminQuery(stateOf(spoilt))).toEqual([{ state: 'PREPARED' }]);
    expect(alarms.join()).toContain('A badge was not signed.');
    await db.adminQuery('delete from to_sign where credential_id = $1', [spoilt]);
  });

  test('hears a nudge: a badge is issued where no sweep ever comes', async () => {
    await worker?.close();
    const sweeps = jest.spyOn(JobLoop.prototype as unknown as { sleep(): void }, 'sleep');
    sweeps.mockImplementation(() => undefined);
    worker = await startWorker({ databaseUrl: db.urls.worker, verifyOrigin: ORIGIN, masterKeys }, log);
    // The first may still be met by the run that every worker begins with.
    for (let count = 0; count < 3; count += 1) {
      const id = await prepares(await scene.qualifies());
      await until<{ state: string }>(stateOf(id), [], ([row]) => row?.state === 'ISSUED');
    }
    sweeps.mockRestore();
    await worker.close();
    worker = await startWorker({ databaseUrl: db.urls.worker, verifyOrigin: ORIGIN, masterKeys }, log);
  });

  test('never signs with a key that was moved to another row (T24)', async () => {
    alarms.length = 0;
    const [kept] = await db.adminQuery<{ kid: string; sealed_key: Buffer }>(
      `select s.kid, s.sealed_key from signing_key_secrets s join signing_keys k on k.kid = s.kid
       where s.agency_id = $1 and k.purpose = 'BADGE'`,
      [scene.agency.id],
    );
    await db.adminQuery(
      `update signing_key_secrets set sealed_key = (select sealed_key from signing_key_secrets where kid <> $1 limit 1) where kid = $1`,
      [kept?.kid],
    );
    const id = await prepares(await scene.qualifies());
    await until(`select 1 where $1::boolean or true`, [true], () => alarms.length > 0);
    expect(await db.adminQuery(stateOf(id))).toEqual([{ state: 'PREPARED' }]);
    await db.adminQuery('update signing_key_secrets set sealed_key = $2 where kid = $1', [
      kept?.kid,
      kept?.sealed_key,
    ]);
    await until<{ state: string }>(stateOf(id), [], ([row]) => row?.state === 'ISSUED');
  });

  test('holds the system to the origin of its first signature', async () => {
    expect(await db.adminQuery('select origin from verify_origins')).toEqual([{ origin: ORIGIN }]);
    const elsewhere = { rootPrivateJwk: root.privateJwk, origin: 'https://elsewhere.example.org' };
    const nobody = { kind: 'worker', agencyId: null, requestId: 'test' } as const;
    await expect(rooms.get(CreateOperatingKey).run(nobody, elsewhere)).rejects.toThrow(OriginRefused);
    const settings = { databaseUrl: db.urls.worker, verifyOrigin: elsewhere.origin, masterKeys };
    alarms.length = 0;
    await worker?.close();
    const astray = await startWorker(settings, log);
    const id = await prepares(await scene.qualifies());
    await until('select 1', [], () => alarms.length > 0);
    await astray.close();
    expect(alarms.join()).toContain('Set VERIFY_ORIGIN back');
    expect(await db.adminQuery(stateOf(id))).toEqual([{ state: 'PREPARED' }]);
    worker = await startWorker({ ...settings, verifyOrigin: ORIGIN }, log);
    await until<{ state: string }>(stateOf(id), [], ([row]) => row?.state === 'ISSUED');
  });

  test('gives an agency its key once it is authorised, and publishes it under the root', async () => {
    const form = {
      slug: 'newcomer',
      name: 'Newcomer',
      phone: '613-555-0101',
      email: 'n@example.org',
      authorisedUntil: '2099-01-01',
    };
    const authorised = await rooms.get(AuthoriseAgency).run(OPERATOR, form);
    if (authorised.kind !== 'agency-authorised') throw new Error(authorised.kind);
    const [key] = await until<{ kid: string }>(
      'select kid from signing_keys where agency_id = $1',
      [authorised.agency.id],
      (found) => found.length > 0,
    );
    const newest = 'select jwt from key_lists order by version desc limit 1';
    const [list] = await until<{ jwt: string }>(
      newest,
      [],
      ([row]) => row !== undefined && payloadOf(row.jwt).includes(key?.kid ?? '?'),
    );
    const read = await readKeyList(list?.jwt ?? '', root.publicJwk, ORIGIN, systemClock.now());
    expect(read).toMatchObject({ kind: 'trusted' });
    expect(await readKeyList(list?.jwt ?? '', makeRoot().publicJwk, ORIGIN, systemClock.now())).toMatchObject(
      { kind: 'untrusted' },
    );
  });
});

function payloadOf(jwt: string): string {
  return Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString('utf8');
}
