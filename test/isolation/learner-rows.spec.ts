import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { query } from '#platform/persistence';
import type { AgencyId, LearnerActor } from '#platform/tenancy';

import { aLearnerActor } from '../builders/actor.builder.js';
import { openTestDatabase, type TestDatabase } from '../harness/database.js';
import { leaksOf } from './leaks.js';
import { fillEveryTable, isTenant, type Table, tablesOf, valueOf } from './tenant-tables.js';

const NORTH = '10000000-0000-4000-8000-000000000001' as AgencyId;
const SOUTH = '20000000-0000-4000-8000-000000000002' as AgencyId;

/** Which column of a table says whose row it is; `learner_id` where nothing is said. */
const WHOSE: Readonly<Record<string, string>> = {
  learners: 'id',
  journal_entries: 'subject_id',
  journal_keys: 'subject_id',
  journal_particulars: 'subject_id',
};
/** What every learner of an agency may see of it: the agency, and the own community. */
const NOBODYS = new Set(['agencies', 'communities']);

let db: TestDatabase;
let tables: Table[];
/** Everything in the agency that belongs to a learner belongs to the first; the spare has no more than their row. Policies must do without the triggers. */
let first: LearnerActor;
let spare: LearnerActor;

beforeAll(async () => {
  db = await openTestDatabase();
  tables = await tablesOf(db);
  await fillEveryTable(db, tables, [NORTH, SOUTH]);
  const learners = tables.find(({ name }) => name === 'learners') as Table;
  const idOf = (copy: string) => valueOf(learners, { name: 'id', type: 'uuid' }, NORTH, copy) as string;
  first = aLearnerActor(NORTH, idOf('first'));
  spare = aLearnerActor(NORTH, idOf('spare'));
  for (const { name } of personal()) await giveTo(first, name);
  await db.adminQuery(`drop trigger completions_by_learner on completions;
    drop trigger evidence_files_by_learner on evidence_files`);
});
afterAll(() => db.close());

const whose = (table: string): string => WHOSE[table] ?? 'learner_id';
const personal = (): Table[] =>
  tables.filter(
    ({ name, columns }) => name !== 'learners' && columns.some((column) => column.name === whose(name)),
  );

/** Of the agency's rows in a table one is kept, and is this learner's. */
async function giveTo({ learnerId }: LearnerActor, table: string): Promise<void> {
  const ofAgency = `from ${table} where agency_id = '${NORTH}'`;
  await db.adminQuery(`do $$ begin perform set_config('session_replication_role', 'replica', true);
    delete ${ofAgency} and ctid <> (select min(ctid) ${ofAgency});
    update ${table} set ${whose(table)} = '${learnerId}' where agency_id = '${NORTH}'; end $$`);
}

/** The tables of which a learner may read something. */
async function readable(): Promise<string[]> {
  const found = await db.adminQuery<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
     and has_any_column_privilege('lp_learner', oid, 'select') order by relname`,
  );
  return found.map(({ name }) => name).filter((name) => isTenant(named(name)));
}
const named = (name: string): Table => tables.find((table) => table.name === name) as Table;

test.each([
  [SOUTH, NORTH],
  [NORTH, SOUTH],
])('a learner of one agency can do nothing to the rows of another: %s against %s', async (own, other) => {
  const learners = named('learners');
  const id = valueOf(learners, { name: 'id', type: 'uuid' }, own, 'first') as string;
  expect(await leaksOf(db, tables, aLearnerActor(own, id), other)).toEqual([]);
});

test('a learner reads the own rows, in each table where there are any', async () => {
  const names = (await readable()).filter((name) => !NOBODYS.has(name));
  expect(names).toEqual(expect.arrayContaining(['learners', 'enrolments', 'completions', 'badges']));
  for (const name of names) {
    const found = await read(first, `select distinct ${whose(name)} as whose from ${name}`);
    expect({ name, found }).toEqual({ name, found: [{ whose: first.learnerId }] });
  }
});

test('a learner reads nothing of another in the same agency', async () => {
  for (const name of (await readable()).filter((table) => !NOBODYS.has(table))) {
    const found = await read(spare, `select ${whose(name)} as whose from ${name}`);
    const own = name === 'learners' ? [{ whose: spare.learnerId }] : [];
    expect({ name, found }).toEqual({ name, found: own });
  }
  expect(await read(spare, 'select agency_id from agencies')).toEqual([{ agency_id: NORTH }]);
});

test('of the communities a learner reads the own one', async () => {
  const [own] = await db.adminQuery('select community_id as id from learners where id = $1', [
    spare.learnerId,
  ]);
  expect(await read(spare, 'select id from communities')).toEqual([own]);
});

describe('in the name of another learner of the same agency', () => {
  test('nothing is written', async () => {
    const writable = await db.adminQuery<{ name: string; columns: string[] }>(
      `select c.relname as name, array_agg(a.attname::text) as columns from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
       where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and has_column_privilege('lp_learner', c.oid, a.attnum, 'insert')
       group by c.relname order by c.relname`,
    );
    expect(writable.map(({ name }) => name)).toEqual([
      ...['completion_attempts', 'completions', 'evidence_files'],
      ...['journal_entries', 'journal_keys', 'journal_particulars'],
    ]);
    for (const { name, columns } of writable) {
      const row = Object.fromEntries(
        named(name).columns.map((column) => [column.name, valueOf(named(name), column, NORTH, 'planted')]),
      );
      const told = { ...row, ...ownWords(name), [whose(name)]: first.learnerId };
      const names = columns.join(', ');
      const sql = `insert into ${name} (${names}) select ${names} from jsonb_populate_record(null::${name}, $1::jsonb)`;
      await expect(write(spare, sql, JSON.stringify(told))).rejects.toThrow(
        /row-level security|permission denied/,
      );
    }
  });

  test('nothing is changed or removed', async () => {
    for (const { name } of personal()) {
      for (const sql of [`update ${name} set ${whose(name)} = ${whose(name)}`, `delete from ${name}`]) {
        const tried = await write(
          spare,
          `${sql} where ${whose(name)} = '${first.learnerId}' returning 1`,
        ).catch((error: Error) => (/permission denied/.test(error.message) ? [] : error.message));
        expect({ sql, tried }).toEqual({ sql, tried: [] });
      }
    }
  });
});

/** What makes a row truthful about who writes it, so that nothing but the learner is wrong with it. */
function ownWords(table: string): Record<string, unknown> {
  if (table === 'journal_entries') return { actor_id: spare.accountId };
  if (table === 'evidence_files') return { uploaded_by: spare.accountId };
  return {};
}

function read(actor: LearnerActor, sql: string): Promise<object[]> {
  return db.units.read(actor, (unit) => query<object>(unit, sql));
}

function write(actor: LearnerActor, sql: string, ...parameters: unknown[]): Promise<object[]> {
  return db.units.write(actor, async (unit) =>
    unit.leaveUntouched(await query<object>(unit, sql, parameters)),
  );
}
