import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';

import { query } from '#platform/persistence';

import { type AgencyScene, anAgencyScene } from '../../../../../test/builders/agency-scene.js';
import { aBadge } from '../../../../../test/builders/badge.builder.js';
import { aSigningKey } from '../../../../../test/builders/signing-key.builder.js';
import { openTestDatabase, type TestDatabase } from '../../../../../test/harness/database.js';
import type { Badge } from '../domain/badge.js';

/** One of the rows that a verifier's poll gives; its mark is the same in all of them. */
interface Change {
  readonly mark: string;
  readonly agency_slug: string | null;
  readonly list_number: number | null;
  readonly position: number | null;
}

const REVOKE = `update badges set state = 'REVOKED', revoked_at = now(), revocation_reason = 'MISUSE' where id = $1`;
const UNDO = `update badges set state = 'UNDONE', revoked_at = issued_at, revocation_reason = 'ISSUED_IN_ERROR' where id = $1`;

let db: TestDatabase;
let north: AgencyScene;
let by: { kid: string; preparedBy: string };

beforeAll(async () => {
  db = await openTestDatabase();
  north = await anAgencyScene(db);
  by = { kid: await aSigningKey().in(db, north.agency), preparedBy: north.manager.accountId };
});
afterAll(() => db.close());

const issued = async (): Promise<Badge> =>
  aBadge()
    .of(await north.enrols())
    .issued()
    .in(db, by);

/** A transaction as the api opens them, which commits when the test says so. */
async function begun(sql: string, ...parameters: unknown[]): Promise<{ commit(): Promise<void> }> {
  const client = new pg.Client({ connectionString: db.urls.tenant });
  await client.connect();
  await client.query('begin');
  await client.query(`select set_config('role', 'lp_agency', true), set_config('app.agency', $1, true)`, [
    north.agency.id,
  ]);
  await client.query(sql, parameters);
  return {
    commit: async () => {
      await client.query('commit');
      await client.end();
    },
  };
}

async function done(sql: string, ...parameters: unknown[]): Promise<void> {
  await (await begun(sql, ...parameters)).commit();
}

async function asPublic<Row extends pg.QueryResultRow>(
  sql: string,
  ...parameters: unknown[]
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: db.urls.public });
  await client.connect();
  await client.query(`select set_config('role', 'lp_verify', false)`);
  const { rows } = await client.query<Row>(sql, parameters);
  await client.end();
  return rows;
}

const since = (mark: string): Promise<Change[]> =>
  asPublic(
    'select mark::text, agency_slug, list_number, "position" from app.public_changes_since($1::xid8)',
    mark,
  );
/** Above all that is committed: the mark of a poll may lie lower, when somebody else's transaction is still under way. */
const markNow = async (): Promise<string> =>
  (await db.adminQuery<{ mark: string }>('select pg_current_xact_id()::text as mark'))[0]!.mark;
const told = (changes: readonly Change[]): object[] => changes.map(({ mark: _, ...change }) => change);
const placeOf = ({ statusList, statusPosition }: Badge): object => ({
  agency_slug: north.agency.slug,
  list_number: statusList,
  position: statusPosition,
});
const NOTHING = { agency_slug: null, list_number: null, position: null };

describe('a verifier that asks what changed', () => {
  test('is told the mark to ask with, also where nothing did', async () => {
    expect(told(await since(await markNow()))).toEqual([NOTHING]);
    const [first, second] = [await since(await markNow()), await since(await markNow())];
    expect(BigInt(second[0]!.mark)).toBeGreaterThanOrEqual(BigInt(first[0]!.mark));
  });

  test.each([
    ['revoked', REVOKE],
    ['undone', UNDO],
  ])('hears the place of what was %s', async (_, sql) => {
    const [badge, mark] = [await issued(), await markNow()];
    await done(sql, badge.id);
    expect(told(await since(mark))).toEqual([placeOf(badge)]);
  });

  test('hears of an agency that shows otherwise, without a place', async () => {
    const mark = await markNow();
    await db.adminQuery(`update agencies set phone = '613-555-0199' where agency_id = $1`, [north.agency.id]);
    expect(told(await since(mark))).toEqual([{ ...NOTHING, agency_slug: north.agency.slug }]);
  });

  test('hears nothing of what no scan shows: a withdrawal, a lock, the same number written again', async () => {
    const prepared = await aBadge()
      .of(await north.enrols())
      .in(db, by);
    const mark = await markNow();
    await done(
      `update badges set state = 'WITHDRAWN', revoked_at = now(), revocation_reason = 'OTHER' where id = $1`,
      prepared.id,
    );
    await done('update agencies set locks = locks + 1 where agency_id = $1', north.agency.id);
    await db.adminQuery('update agencies set phone = phone where agency_id = $1', [north.agency.id]);
    expect(told(await since(mark))).toEqual([NOTHING]);
  });

  /** A watermark of ids would lose it: the one that commits late has the lower id. */
  test('misses nothing that is committed late', async () => {
    const [late, early] = [await issued(), await issued()];
    const first = await markNow();
    const slow = await begun(REVOKE, late.id);
    await done(REVOKE, early.id);
    const before = await since(first);
    expect(told(before)).toEqual([placeOf(early)]);
    await slow.commit();
    expect(told(await since(before[0]!.mark))).toContainEqual(placeOf(late));
    expect(told(await since(await markNow()))).toEqual([NOTHING]);
  });

  test('hears of a place from the agency of its list alone (T80)', async () => {
    const { statusList, statusPosition } = await issued();
    const south = await anAgencyScene(db);
    const tells = (agencyId: string): Promise<unknown> =>
      db.units.write(south.manager, (unit) =>
        query(unit, 'insert into public_changes (agency_id, list_number, position) values ($1, $2, $3)', [
          agencyId,
          statusList,
          statusPosition,
        ]),
      );
    await expect(tells(north.agency.id)).rejects.toThrow('row-level security');
    await expect(tells(south.agency.id)).rejects.toThrow('public_changes_own_list');
  });

  test('is nudged at each', async () => {
    const listener = new pg.Client({ connectionString: db.urls.public });
    await listener.connect();
    await listener.query('listen status_changed');
    const nudged = new Promise<string>((resolve) =>
      listener.once('notification', ({ channel }) => resolve(channel)),
    );
    await done(REVOKE, (await issued()).id);
    expect(await nudged).toBe('status_changed');
    await listener.end();
  });
});

describe('what was undone', () => {
  const recordOf = (code: string) => asPublic('select state from app.verify_record($1)', code);

  test('is no record any more, and its place is among those taken back', async () => {
    const badge = await issued();
    expect(await recordOf(badge.code)).toEqual([{ state: 'ISSUED' }]);
    await done(UNDO, badge.id);
    expect(await recordOf(badge.code)).toEqual([]);
    const { agency_slug: _, ...place } = placeOf(badge) as Record<string, unknown>;
    expect(await asPublic('select * from app.taken_back()')).toContainEqual(place);
  });

  test.each([
    [
      'a day after it was signed',
      `revoked_at = issued_at + interval '24 hours 1 second', revocation_reason = 'ISSUED_IN_ERROR'`,
    ],
    ['for another reason than an error', `revoked_at = issued_at, revocation_reason = 'MISUSE'`],
  ])('was never undone %s', async (_, change) => {
    const badge = await issued();
    const undo = db.adminQuery(`update badges set state = 'UNDONE', ${change} where id = $1`, [badge.id]);
    await expect(undo).rejects.toMatchObject({ constraint: 'badges_undone' });
  });
});

test('two badges never have one place (T39)', async () => {
  const [one, other] = [await issued(), await issued()];
  const move = `select set_config('session_replication_role', 'replica', true);
    update badges set status_list = ${one.statusList}, status_position = ${one.statusPosition} where id = '${other.id}'`;
  await expect(db.adminQuery(move)).rejects.toMatchObject({ constraint: 'badges_one_place' });
});
