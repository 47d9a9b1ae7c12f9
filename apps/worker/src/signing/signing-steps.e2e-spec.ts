import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import pg from 'pg';

import { PreparedBadges } from '#learners/badges';

import type { AgencyScene } from '../../../../test/builders/agency-scene.js';
import { openSigningScene, type SigningScene } from '../../../../test/builders/signing-scene.js';
import { BadgeSigner } from './badge-signer.js';
import { SignPreparedBadges } from './sign-prepared-badges.job.js';
import { SigningDesk } from './signing-desk.js';

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

const run = (): Promise<number> => at.worker.get(SignPreparedBadges).run();

/** Does something once, before the worker signs what it has claimed. */
function beforeSigning(act: () => Promise<unknown>): void {
  const signer = at.worker.get(BadgeSigner);
  const signAll = signer.signAll.bind(signer);
  jest.spyOn(signer, 'signAll').mockImplementationOnce(async (...asked) => {
    await act();
    return signAll(...asked);
  });
}

const stand = (standing: string) =>
  at.db.adminQuery('update agencies set standing = $2 where agency_id = $1', [scene.agency.id, standing]);

describe('between the claim and the end', () => {
  test('no transaction is open while something is signed', async () => {
    const id = await at.prepares(scene);
    let open: unknown[] = [];
    const others = `select from pg_stat_activity where datname = current_database() and xact_start is not null
      and pid <> pg_backend_pid() and backend_type = 'client backend'`;
    beforeSigning(async () => (open = await at.db.adminQuery(others)));
    expect(await run()).toBe(1);
    expect(open).toEqual([]);
    expect(await at.stateOf(id)).toBe('ISSUED');
  });

  test('an agency that was suspended meanwhile gets nothing issued, and its rows wait (T14)', async () => {
    const id = await at.prepares(scene);
    beforeSigning(() => stand('SUSPENDED'));
    expect(await run()).toBe(0);
    expect(await at.stateOf(id)).toBe('PREPARED');
    expect(at.lines).toEqual([]);
    await stand('AUTHORISED');
    at.later(10_000);
    expect(await run()).toBe(1);
    expect(await at.stateOf(id)).toBe('ISSUED');
  });

  test('an agency cannot be suspended while its badges are being issued (T14)', async () => {
    const id = await at.prepares(scene);
    const prepared = at.worker.get(PreparedBadges, { strict: false });
    const finish = prepared.finish.bind(prepared);
    let refused: unknown = null;
    jest.spyOn(prepared, 'finish').mockImplementationOnce(async (...asked) => {
      const suspension = `select from agencies where agency_id = $1 for no key update nowait`;
      refused = await at.db.adminQuery(suspension, [scene.agency.id]).catch((error: Error) => error.message);
      return finish(...asked);
    });
    expect(await run()).toBe(1);
    expect(refused).toContain('could not obtain lock');
    expect(await at.stateOf(id)).toBe('ISSUED');
  });

  test('what was withdrawn meanwhile is not issued, and its neighbour is (T14)', async () => {
    const [withdrawn, sound] = [await at.prepares(scene), await at.prepares(scene)];
    beforeSigning(() => at.revokes(scene, withdrawn));
    expect(await run()).toBe(1);
    expect([await at.stateOf(withdrawn), await at.stateOf(sound)]).toEqual(['WITHDRAWN', 'ISSUED']);
    expect(at.lines).toEqual([]);
  });

  test('what a killed worker had claimed is signed when its lease ends, once (T18)', async () => {
    const id = await at.prepares(scene);
    await new Promise<void>((signed) => {
      jest.spyOn(at.worker.get(SigningDesk), 'finish').mockImplementationOnce(() => {
        signed();
        return new Promise(() => undefined);
      });
      void run();
    });
    at.later(9_999);
    expect(await run()).toBe(0);
    at.later(1);
    expect(await run()).toBe(1);
    expect(await at.stateOf(id)).toBe('ISSUED');
    const entries = `select type from journal_entries where object_id = $1 and type = 'badge.issued'`;
    expect(await at.db.adminQuery(entries, [id])).toHaveLength(1);
  });
});

test('a badge with which its chunk cannot be finished is put off, and the others are issued', async () => {
  const spoilt = await at.prepares(scene);
  const sound = [await at.prepares(scene), await at.prepares(scene)];
  await at.db.adminQuery(`
    create function fail_one() returns trigger language plpgsql as $$ begin
      if new.object_id = '${spoilt}' then raise exception 'not this one'; end if; return new; end $$;
    create trigger fail_one before insert on journal_entries for each row execute function fail_one();`);
  expect(await run()).toBe(2);
  await at.db.adminQuery('drop function fail_one cascade');
  expect(await Promise.all([spoilt, ...sound].map(at.stateOf))).toEqual(['PREPARED', 'ISSUED', 'ISSUED']);
  expect(at.lines).toHaveLength(1);
  expect(at.lines[0]).toContain('A badge was not signed.');
  expect(await at.queued(spoilt)).toMatchObject([{ attempts: 1 }]);
});

test('a chunk of thirty takes as many statements as one badge', async () => {
  const statements = async (badges: number): Promise<number> => {
    for (let count = 0; count < badges; count += 1) await at.prepares(scene);
    const queries = jest.spyOn(pg.Client.prototype, 'query');
    expect(await run()).toBe(badges);
    const { length } = queries.mock.calls;
    queries.mockRestore();
    return length;
  };
  await statements(1);
  const ofOne = await statements(1);
  expect(await statements(30)).toBe(ofOne);
  expect(ofOne).toBeLessThanOrEqual(32);
});
