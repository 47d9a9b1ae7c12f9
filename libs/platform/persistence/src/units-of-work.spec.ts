import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import type { AccountId, AgencyId, MemberActor } from '#platform/tenancy';

import { openTestDatabase, type TestDatabase } from '../../../../test/harness/database.js';
import { query } from './store-access.js';
import { markJournalled, type WriteUnit } from './unit.js';

const NORTH: MemberActor = {
  kind: 'member',
  accountId: '00000000-0000-4000-8000-00000000000a' as AccountId,
  agencyId: '00000000-0000-4000-8000-000000000001' as AgencyId,
  roles: ['AGENCY_MANAGER'],
  requestId: 'test',
};

let db: TestDatabase;

beforeAll(async () => {
  db = await openTestDatabase();
  await db.adminQuery(
    `insert into agencies (agency_id, slug, name, phone, email, standing, authorised_until)
     values ($1, 'north', 'North', '613-555-0100', 'n@example.org', 'AUTHORISED', '2099-01-01')`,
    [NORTH.agencyId],
  );
});
afterAll(() => db.close());

const community = (unit: WriteUnit, name: string) =>
  query(
    unit,
    `insert into communities (agency_id, name, name_key, guard_model, registered_at) values ($1, $2, $2, 'NONE', now())`,
    [NORTH.agencyId, name],
  );
const named = (name: string) => db.adminQuery('select from communities where name = $1', [name]);

describe('a write unit', () => {
  test('commits what the journal recorded', async () => {
    await db.units.write(NORTH, async (unit) => {
      await community(unit, 'kept');
      markJournalled(unit);
    });
    expect(await named('kept')).toHaveLength(1);
  });

  test('refuses to commit changes that nobody journalled', async () => {
    const unrecorded = db.units.write(NORTH, (unit) => community(unit, 'unrecorded'));
    await expect(unrecorded).rejects.toThrow('without a journal entry');
    expect(await named('unrecorded')).toHaveLength(0);
  });

  test('rolls back when it says that it left everything untouched', async () => {
    const outcome = await db.units.write(NORTH, async (unit) => {
      await community(unit, 'untouched');
      return unit.leaveUntouched('refused');
    });
    expect(outcome).toBe('refused');
    expect(await named('untouched')).toHaveLength(0);
  });

  test('begins again after a serialisation failure', async () => {
    let tries = 0;
    await db.units.write(NORTH, async (unit) => {
      tries += 1;
      if (tries < 3) await query(unit, `do $$ begin raise exception 'again' using errcode = '40001'; end $$`);
      return unit.leaveUntouched(undefined);
    });
    expect(tries).toBe(3);
  });

  test('leaves the pooled connection without a role and without an agency (T83)', async () => {
    await db.units.read(NORTH, (unit) => query(unit, 'select 1'));
    const [left] = await db.database
      .pool('tenant')
      .query<[{ role: string; agency: string | null }]>(
        `select current_user as role, current_setting('app.agency', true) as agency`,
      );
    expect(left.role).toBe('lp_tenant_login');
    expect(left.agency || '').toBe('');
    await expect(db.database.pool('tenant').query('select from public.learners')).rejects.toThrow(
      'permission denied',
    );
  });
});

describe('a read unit', () => {
  test('cannot write', async () => {
    const attempt = db.units.read(NORTH, (unit) => community(unit as WriteUnit, 'written by a reader'));
    await expect(attempt).rejects.toThrow('read-only transaction');
  });
});

test('a transaction that UnitsOfWork did not open is refused', async () => {
  await expect(db.database.pool('tenant').transaction(() => Promise.resolve())).rejects.toThrow(
    'Only UnitsOfWork',
  );
});

test('the tenant login cannot become LPHQ (T88)', async () => {
  const attempt = db.units.read(NORTH, (unit) => query(unit, 'set local role lp_hq'));
  await expect(attempt).rejects.toThrow('permission denied');
});
