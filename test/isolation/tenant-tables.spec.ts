import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { query } from '#platform/persistence';
import type { AccountId, Actor, AgencyId, MemberActor, WorkerActor } from '#platform/tenancy';

import { openTestDatabase, type TestDatabase } from '../harness/database.js';
import { leaksOf } from './leaks.js';
import { fillEveryTable, isTenant, type Table, tablesOf } from './tenant-tables.js';

const NORTH = '10000000-0000-4000-8000-000000000001';
const SOUTH = '20000000-0000-4000-8000-000000000002';

/** What the worker may see whole: its queues, what is public anyway, and which jobs are over. All else it sees as an agency does. */
const WORKER_WIDE = new Set([
  ...[
    'outbox',
    'to_sign',
    'transcripts_to_sign',
    'public_changes',
    'invitations',
    'badge_notices',
    'learner_claims',
  ],
  ...['jobs', 'job_rows'],
  ...['signing_keys', 'status_lists', 'published_status_lists'],
]);

const member = (agency: string): MemberActor => ({
  kind: 'member',
  accountId: '30000000-0000-4000-8000-000000000003' as AccountId,
  agencyId: agency as AgencyId,
  roles: ['AGENCY_MANAGER'],
  requestId: 'test',
});
const worker = (agency: string): WorkerActor => ({
  kind: 'worker',
  agencyId: agency as AgencyId,
  requestId: 'test',
});

let db: TestDatabase;
let tables: Table[];

beforeAll(async () => {
  db = await openTestDatabase();
  tables = await tablesOf(db);
  await fillEveryTable(db, tables, [NORTH, SOUTH]);
});
afterAll(() => db.close());

test('every tenant table holds a row of each agency, so that nothing below passes on an empty table', async () => {
  for (const { name } of tables.filter(isTenant)) {
    const found = await db.adminQuery(`select distinct agency_id from ${name} where agency_id in ($1, $2)`, [
      NORTH,
      SOUTH,
    ]);
    expect({ name, agencies: found.length }).toEqual({ name, agencies: 2 });
  }
});

describe.each<[string, (agency: string) => Actor, ReadonlySet<string>]>([
  ['a member', member, new Set()],
  ['the worker', worker, WORKER_WIDE],
])('%s of one agency', (_, actorOf, openTables) => {
  test.each([
    [SOUTH, NORTH],
    [NORTH, SOUTH],
  ])('can do nothing to the rows of another: %s against %s (T06, T82)', async (own, other) => {
    expect(await leaksOf(db, tables, actorOf(own), other, openTables)).toEqual([]);
  });
});

test('a member reads the rows of the own agency wherever the role may read at all', async () => {
  const readable = await db.adminQuery<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and has_table_privilege('lp_agency', oid, 'select')
     and relname = any($1)`,
    [tables.filter(isTenant).map(({ name }) => name)],
  );
  expect(readable.length).toBeGreaterThan(8);
  for (const { name } of readable) {
    const agencies = await db.units.read(member(NORTH), (unit) =>
      query(unit, `select distinct agency_id from ${name}`),
    );
    expect({ name, agencies }).toEqual({ name, agencies: [{ agency_id: NORTH }] });
  }
});

/** Who belongs where, who is invited where, and what the agencies are called: read before an agency is known. */
const BEFORE_SIGN_IN = new Set(['agencies', 'invitations', 'memberships', 'to_run']);

test('the sign-in role reads no tenant table but what tells where somebody belongs', async () => {
  for (const { name } of tables.filter((table) => isTenant(table) && !BEFORE_SIGN_IN.has(table.name))) {
    const attempt = db.units.identify((unit) => query(unit, `select from ${name}`));
    await expect(attempt).rejects.toThrow('permission denied');
  }
  const contacts = db.units.identify((unit) => query(unit, 'select phone from agencies'));
  await expect(contacts).rejects.toThrow('permission denied');
});

test('the public role reads no table at all', async () => {
  for (const { name } of tables) {
    await expect(db.units.inPublic((unit) => query(unit, `select from public.${name}`))).rejects.toThrow(
      'permission denied',
    );
  }
});

test('only the worker reads private halves of keys (T23)', async () => {
  const sql = 'select from signing_key_secrets';
  await expect(db.units.read(member(NORTH), (unit) => query(unit, sql))).rejects.toThrow('permission denied');
  const staff: Actor = { ...member(NORTH), kind: 'staff', roles: ['LPHQ_ADMINISTRATOR'] };
  await expect(db.units.read(staff, (unit) => query(unit, sql))).rejects.toThrow('permission denied');
  expect(await db.units.read(worker(NORTH), (unit) => query(unit, sql))).not.toHaveLength(0);
});

describe('a planted hole is found', () => {
  test('a table without row-level security', async () => {
    await db.adminQuery(`create table planted (id uuid primary key, agency_id uuid not null, note text);
      grant select, insert, update, delete on planted to lp_agency;
      insert into planted values (gen_random_uuid(), '${NORTH}', 'x'), (gen_random_uuid(), '${SOUTH}', 'x')`);
    const leaks = await leaksOf(db, await tablesOf(db), member(SOUTH), NORTH);
    await db.adminQuery('drop table planted');
    expect(leaks.map(({ table }) => table)).toContain('planted');
    expect(leaks.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['reads', 'inserts', 'updates', 'moves', 'deletes']),
    );
  });

  test('a foreign key that leaves the agency out', async () => {
    await db.adminQuery(`alter table enrolments drop constraint enrolments_agency_id_learner_id_fkey;
      alter table enrolments add constraint loose foreign key (learner_id) references learners (id)`);
    const leaks = await leaksOf(db, await tablesOf(db), member(SOUTH), NORTH);
    await db.adminQuery(`alter table enrolments drop constraint loose;
      alter table enrolments add foreign key (agency_id, learner_id) references learners (agency_id, id)`);
    expect(leaks).toEqual([{ table: 'enrolments', act: expect.stringContaining('refers across') }]);
  });

  test('a policy that reads one agency and writes another', async () => {
    await db.adminQuery(`drop policy communities_agency on communities;
      create policy communities_agency on communities to lp_agency using (agency_id = (select app.cur_agency())) with check (true)`);
    const leaks = await leaksOf(db, tables, member(SOUTH), NORTH);
    expect(leaks).toContainEqual({ table: 'communities', act: 'inserts' });
  });
});
