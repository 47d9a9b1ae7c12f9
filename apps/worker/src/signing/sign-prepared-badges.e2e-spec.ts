import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { plusMilliseconds } from '#platform/clock';

import type { AgencyScene } from '../../../../test/builders/agency-scene.js';
import { aBadge } from '../../../../test/builders/badge.builder.js';
import { pastTriggers } from '../../../../test/builders/past-triggers.js';
import { openSigningScene, type SigningScene } from '../../../../test/builders/signing-scene.js';
import type { TestDatabase } from '../../../../test/harness/database.js';
import { SignPreparedBadges } from './sign-prepared-badges.job.js';

let at: SigningScene;
let db: TestDatabase;
let scene: AgencyScene;

beforeAll(async () => {
  at = await openSigningScene();
  db = at.db;
});
afterAll(() => at.close());
beforeEach(async () => {
  await at.begin();
  scene = await at.agency();
});

const run = (): Promise<number> => at.worker.get(SignPreparedBadges).run();
const alarms = (says = 'A badge was not signed.'): string[] => at.lines.filter((line) => line.includes(says));

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
    const sound = await at.prepares(scene);
    expect(await run()).toBe(1);
    expect(await at.stateOf(sound)).toBe('ISSUED');
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
    ['a status list', `status_list = status_list + 1`],
    ['a place', `status_position = 131071 - status_position`],
    [
      'bytes',
      `jwt_payload = convert_to(replace(convert_from(jwt_payload, 'utf8'), 'Qualified', 'Certified'), 'utf8')`,
    ],
    ['bytes of the link', `cwt_payload = '\\x00'`],
  ])(
    'a row that somebody edited is an alarm, and tried twice as long apart each time: %s',
    async (_, change) => {
      const [spoilt, sound] = [await at.prepares(scene), await at.prepares(scene)];
      await db.adminQuery('alter table badges drop constraint if exists badges_end_of_day'); // the lint is asked
      await pastTriggers(db, `update badges set ${change} where id = '${spoilt}'`);
      expect(await run()).toBe(1);
      expect([await at.stateOf(spoilt), await at.stateOf(sound)]).toEqual(['PREPARED', 'ISSUED']);
      expect(alarms()).toHaveLength(1);
      expect(await at.queued(spoilt)).toEqual([
        { attempts: 1, next_try_at: plusMilliseconds(at.clock.now(), 5_000) },
      ]);
      at.later(5_000);
      await run();
      expect(alarms()).toHaveLength(2);
      expect(await at.queued(spoilt)).toEqual([
        { attempts: 2, next_try_at: plusMilliseconds(at.clock.now(), 10_000) },
      ]);
      expect(await at.revokes(scene, spoilt)).toBe('badge-withdrawn');
      expect(await at.queued(spoilt)).toEqual([]);
    },
  );
});

test('an agency whose rows make the worker stumble stops no other', async () => {
  await pastTriggers(
    db,
    `insert into to_sign (credential_id, agency_id, prepared_at, next_try_at)
     values (gen_random_uuid(), gen_random_uuid(), '2000-01-01', '2000-01-01')`,
  );
  const id = await at.prepares(scene);
  expect(await run()).toBe(1);
  expect(await at.stateOf(id)).toBe('ISSUED');
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
    const id = await at.prepares(scene);
    await change(before);
    expect(await run()).toBe(0);
    expect(await at.stateOf(id)).toBe('PREPARED');
    expect(await at.queued(id)).toMatchObject([{ attempts: 0 }]);
    expect(at.lines).toEqual([]);
    await change(after);
    expect(await run()).toBe(1);
    expect(await at.stateOf(id)).toBe('ISSUED');
  });
});

test('a badge waits for the list that names its key, a second at a time and without an alarm', async () => {
  const newcomer = await at.agency('unpublished');
  const id = await at.prepares(newcomer);
  expect(await run()).toBe(0);
  expect(await at.queued(id)).toEqual([
    { attempts: 0, next_try_at: plusMilliseconds(at.clock.now(), 1_000) },
  ]);
  await at.publishKeys();
  at.later(999);
  expect(await run()).toBe(0);
  at.later(1);
  expect(await run()).toBe(1);
  expect(await at.stateOf(id)).toBe('ISSUED');
  expect(at.lines).toEqual([]);
});
