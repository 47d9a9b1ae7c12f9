import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

import { PLACES_IN_A_LIST, type StatusPurpose } from '#proof/claims';
import { isSet, publishedStatusList, type StatusList } from '#proof/status';
import { readStatusList } from '#proof/verification';

import type { AgencyScene } from '../../../../test/builders/agency-scene.js';
import { pastTriggers } from '../../../../test/builders/past-triggers.js';
import { openSigningScene, ORIGIN, type SigningScene } from '../../../../test/builders/signing-scene.js';
import { SignPreparedBadges } from '../signing/sign-prepared-badges.job.js';
import { PublishStatusLists } from './publish-status-lists.job.js';

let at: SigningScene;
let scene: AgencyScene;

beforeAll(async () => {
  at = await openSigningScene();
});
afterAll(() => at.close());
beforeEach(async () => {
  await at.begin();
  scene = await at.agency();
});

const publish = (): Promise<number> => at.worker.get(PublishStatusLists).run();

async function issues(count = 1, of = scene): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < count) ids.push(await at.prepares(of));
  expect(await at.worker.get(SignPreparedBadges).run()).toBe(count);
  return ids;
}

interface Published {
  readonly number: number;
  readonly version: string;
  readonly jwt: string;
}

async function published(of = scene, purpose: StatusPurpose = 'revocation'): Promise<Published | undefined> {
  const [row] = await at.db.adminQuery<Published>(
    'select list_number as number, version, jwt from published_status_lists where agency_id = $1 and purpose = $2',
    [of.agency.id, purpose],
  );
  return row;
}

/** The published list as a verifier trusts it. */
async function trusted(of = scene, purpose: StatusPurpose = 'revocation'): Promise<StatusList> {
  const { number, jwt } = (await published(of, purpose))!;
  const inquiry = { number, purpose, keyList: await at.keyList(), origin: ORIGIN, now: at.clock.now() };
  const read = await readStatusList(jwt, inquiry);
  if (read.kind !== 'trusted') throw new Error(read.because);
  return read.list;
}

const setIn = (list: StatusList): number[] =>
  Array.from({ length: PLACES_IN_A_LIST }, (_, position) => position).filter((position) =>
    isSet(list.bits, position),
  );

async function takenBack(of = scene): Promise<number[]> {
  const rows = await at.db.adminQuery<{ position: number }>(
    `select status_position as position from badges where agency_id = $1 and state in ('REVOKED', 'UNDONE') order by 1`,
    [of.agency.id],
  );
  return rows.map(({ position }) => position);
}

describe('a status list', () => {
  test('is there, empty and signed, as soon as a badge is prepared that names it', async () => {
    expect(await published()).toBeUndefined();
    await at.prepares(scene);
    expect(await publish()).toBe(2);
    for (const purpose of ['revocation', 'suspension'] as const) {
      const list = await trusted(scene, purpose);
      expect([list.version, list.slug, setIn(list)]).toEqual([1, scene.agency.slug, []]);
    }
  });

  test('says what was revoked, and is left alone while it says so', async () => {
    const [revoked, sound] = await issues(2);
    await publish();
    expect(await publish()).toBe(0);
    expect(await at.revokes(scene, revoked!)).toBe('badge-revoked');
    expect([await publish(), await publish()]).toEqual([1, 0]);
    const list = await trusted();
    expect([list.version, setIn(list)]).toEqual([2, await takenBack()]);
    expect(await at.stateOf(sound!)).toBe('ISSUED');
  });

  test('of suspensions says who is suspended now, and no more once they are back', async () => {
    const [badge] = await issues();
    await publish();
    await at.db.adminQuery(
      `update badges set state = 'SUSPENDED', suspended_at = now(), suspension_reason = 'OTHER' where id = $1`,
      [badge],
    );
    expect(await publish()).toBe(1);
    const list = await trusted(scene, 'suspension');
    expect([list.version, setIn(list).length, setIn(await trusted())]).toEqual([2, 1, []]);
    await at.db.adminQuery(
      `update badges set state = 'ISSUED', suspended_at = null, suspension_reason = null where id = $1`,
      [badge],
    );
    expect(await publish()).toBe(1);
    expect([(await trusted(scene, 'suspension')).version, setIn(await trusted(scene, 'suspension'))]).toEqual(
      [3, []],
    );
  });

  test('of suspensions keeps who is revoked by now: nobody is good by the one list of before and the other of now', async () => {
    const [badge] = await issues();
    await at.db.adminQuery(
      `update badges set state = 'SUSPENDED', suspended_at = now(), suspension_reason = 'OTHER' where id = $1`,
      [badge],
    );
    await publish();
    const before = setIn(await trusted(scene, 'suspension'));
    expect(before).toHaveLength(1);
    await at.db.adminQuery(
      `update badges set state = 'REVOKED', revoked_at = now(), revocation_reason = 'OTHER', suspended_at = null,
         suspension_reason = null where id = $1`,
      [badge],
    );
    expect([await publish(), setIn(await trusted())]).toEqual([1, before]);
    at.later(5 * 60_000);
    await publish();
    expect(setIn(await trusted(scene, 'suspension'))).toEqual(before);
  });

  test('is signed again after five minutes, with the same bits', async () => {
    const [revoked] = await issues();
    await at.revokes(scene, revoked!);
    await publish();
    at.later(5 * 60_000 - 1);
    expect(await publish()).toBe(0);
    at.later(1);
    expect(await publish()).toBeGreaterThan(0);
    const list = await trusted();
    expect([list.version, setIn(list)]).toEqual([2, await takenBack()]);
    expect(list.signedAt).toEqual(at.clock.now());
  });

  test('goes on for a suspended agency: what it revoked stays revoked', async () => {
    const [badge] = await issues();
    await at.db.adminQuery(`update agencies set standing = 'SUSPENDED' where agency_id = $1`, [
      scene.agency.id,
    ]);
    await at.revokes(scene, badge!);
    await publish();
    expect(setIn(await trusted())).toHaveLength(1);
  });
});

test('sixty revocations at once and two publishers: the list is the rows exactly, no version twice or skipped (P17)', async () => {
  const ids = await issues(60);
  await publish();
  await at.db.adminQuery(`
    create table versions (at serial, version bigint);
    create function note_version() returns trigger language plpgsql security definer as $$ begin
      insert into public.versions (version) values (new.version); return new; end $$;
    create trigger note_version after update on published_status_lists for each row
      when (new.agency_id = '${scene.agency.id}' and new.purpose = 'revocation') execute function note_version();`);
  let revoking = true;
  const publisher = async (): Promise<void> => {
    while (revoking) await publish();
  };
  const publishers = [publisher(), publisher()];
  const outcomes = await Promise.all(ids.slice(0, 50).map((id) => at.revokes(scene, id)));
  revoking = false;
  await Promise.all(publishers);
  await publish();
  expect(new Set(outcomes)).toEqual(new Set(['badge-revoked']));
  expect(setIn(await trusted())).toEqual(await takenBack());
  expect(await takenBack()).toHaveLength(50);
  const versions = await at.db.adminQuery<{ version: string }>('select version from versions order by at');
  await at.db.adminQuery('drop function note_version cascade; drop table versions');
  expect(versions.map(({ version }) => Number(version))).toEqual(versions.map((_, n) => n + 2));
  expect(versions.length).toBeGreaterThan(0);
  expect(at.lines).toEqual([]);
});

describe('an agency without a STATUS key', () => {
  test('gets one, and its list waits for the key list that names it', async () => {
    await at.prepares(scene);
    await pastTriggers(
      at.db,
      `delete from signing_key_secrets where kid in (select kid from signing_keys where agency_id = '${scene.agency.id}' and purpose = 'STATUS');
       delete from signing_keys where agency_id = '${scene.agency.id}' and purpose = 'STATUS'`,
    );
    expect([await publish(), await publish()]).toEqual([0, 0]);
    expect(await published()).toBeUndefined();
    await at.publishKeys();
    expect(await publish()).toBe(2);
    expect((await trusted()).version).toBe(1);
  });
});

describe('an alarm, and nothing signed', () => {
  const alarms = (): string[] => at.lines.filter((line) => line.includes('A status list was not published.'));

  test('is a revocation that is gone from the rows (T38)', async () => {
    const [revoked] = await issues();
    await at.revokes(scene, revoked!);
    await publish();
    const before = await published();
    await pastTriggers(
      at.db,
      `update badges set state = 'ISSUED', revoked_at = null, revoked_by = null, revocation_reason = null where id = '${revoked!}'`,
    );
    expect(await publish()).toBe(0);
    expect(await published()).toEqual(before);
    expect(alarms().join()).toContain('no-revocation-is-lost');
    await pastTriggers(
      at.db,
      `update badges set state = 'REVOKED', revoked_at = now(), revocation_reason = 'OTHER' where id = '${revoked!}'`,
    );
  });

  test('is a published version that nobody can read; other lists go on', async () => {
    await at.prepares(scene);
    await publish();
    await pastTriggers(
      at.db,
      `update published_status_lists set jwt = 'x.y.z'
       where agency_id = '${scene.agency.id}' and purpose = 'revocation'`,
    );
    const other = await at.agency();
    await at.prepares(other);
    expect(await publish()).toBe(2);
    expect(publishedStatusList((await published(other))!.jwt)?.version).toBe(1);
    expect((await published())!.jwt).toBe('x.y.z');
    expect(alarms()).toHaveLength(1);
    await at.db.adminQuery('delete from published_status_lists where agency_id = $1', [scene.agency.id]);
  });
});
