import { query } from '#platform/persistence';
import type { Actor } from '#platform/tenancy';

import type { TestDatabase } from '../harness/database.js';
import { type Column, isTenant, type Row, rowOf, type Table, valueOf } from './tenant-tables.js';

/** One thing that an actor could do to another agency's rows. */
export interface Leak {
  readonly table: string;
  readonly act: string;
}

type Tried = { kind: 'done'; rows: Record<string, unknown>[] } | { kind: 'refused'; because: string };

const ROLE: Readonly<Record<Actor['kind'], string>> = {
  member: 'lp_agency',
  learner: 'lp_learner',
  staff: 'lp_hq',
  person: 'lp_hq',
  worker: 'lp_worker',
};

const REFUSALS = /permission denied|row-level security|violates foreign key/;

/** Tries everything that `intruder` could do to `victim`'s rows in every tenant table; an empty answer is isolation. */
export async function leaksOf(
  db: TestDatabase,
  tables: readonly Table[],
  intruder: Actor,
  victim: string,
  openTables: ReadonlySet<string> = new Set(),
): Promise<Leak[]> {
  const leaks: Leak[] = [];
  for (const table of tables.filter((candidate) => isTenant(candidate) && !openTables.has(candidate.name))) {
    const found = await leaksOfTable(db, table, tables, { intruder, victim });
    leaks.push(...found.map((act) => ({ table: table.name, act })));
  }
  return leaks;
}

async function leaksOfTable(
  db: TestDatabase,
  table: Table,
  tables: readonly Table[],
  { intruder, victim }: { intruder: Actor; victim: string },
): Promise<string[]> {
  const attempt = (sql: string, ...parameters: unknown[]): Promise<Tried> =>
    tryOnce(db, intruder, sql, parameters);
  const own = intruder.agencyId as string;
  const name = (row: Row): string => JSON.stringify(inTheNameOf(intruder, row));
  const foreign = name(rowOf(table, victim, tables, 'second'));
  const nameable = await nameableBy(db, table, intruder);
  const insert = insertOf(table, nameable);
  const column = table.columns.find(({ name }) => name !== 'agency_id')?.name ?? 'agency_id';
  const acts: [string, Tried][] = [
    ['reads', await attempt(`select 1 as row from ${table.name} where agency_id = $1`, victim)],
    ['counts', await attempt(`select agency_id from ${table.name} where agency_id <> $1`, own)],
    ['inserts', await attempt(insert, foreign)],
    [
      'updates',
      await attempt(
        `update ${table.name} set ${column} = ${column} where agency_id = $1 returning 1 as row`,
        victim,
      ),
    ],
    [
      'moves',
      await attempt(
        `update ${table.name} set agency_id = $1 where agency_id = $2 returning 1 as row`,
        victim,
        own,
      ),
    ],
    ['deletes', await attempt(`delete from ${table.name} where agency_id = $1 returning 1 as row`, victim)],
  ];
  for (const [at, crossing] of crossingRows(table, tables, nameable, { own, victim }).entries()) {
    acts.push([`refers across (${at})`, await attempt(`${insert} returning 1 as row`, name(crossing))]);
  }
  return acts.flatMap(([act, tried]) => verdictOf(act, tried));
}

/** The columns that the intruder may name in an insert; all of them where there are none. */
async function nameableBy(db: TestDatabase, table: Table, intruder: Actor): Promise<readonly string[]> {
  const role = ROLE[intruder.kind];
  const granted = await db.adminQuery<{ name: string }>(
    `select name from unnest($1::text[]) name where has_column_privilege($2, $3, name, 'insert')`,
    [table.columns.map(({ name }) => name), role, table.name],
  );
  return (granted.length > 0 ? granted : table.columns).map(({ name }) => name);
}

/** An insert of those columns alone: one too many would be refused for itself, and prove nothing. */
function insertOf(table: Table, nameable: readonly string[]): string {
  const names = nameable.join(', ');
  return `insert into ${table.name} (${names}) select ${names} from jsonb_populate_record(null::${table.name}, $1::jsonb)`;
}

/** A row that says who acts tells the truth about it, so that nothing but the agency is wrong with it. */
function inTheNameOf(intruder: Actor, row: Row): Row {
  if (!('actor_id' in row)) return row;
  return { ...row, actor_id: intruder.kind === 'worker' ? null : intruder.accountId };
}

function verdictOf(act: string, tried: Tried): string[] {
  if (tried.kind === 'refused')
    return REFUSALS.test(tried.because) ? [] : [`${act}: failed for another reason, ${tried.because}`];
  const harmless = act === 'inserts' ? false : tried.rows.length === 0;
  return harmless ? [] : [act];
}

/**
 * The intruder's own row, but pointing at a spare row of the victim's through each of its foreign keys in turn. A key that
 * no insert may name crosses nothing here; that it carries the agency is what lint 6 looks for.
 */
function crossingRows(
  table: Table,
  tables: readonly Table[],
  nameable: readonly string[],
  { own, victim }: { readonly own: string; readonly victim: string },
): Row[] {
  const mine = rowOf(table, own, tables, 'crossing');
  return table.foreignKeys
    .map((key) => ({ ...key, to: tables.find(({ name }) => name === key.target) as Table }))
    .filter(({ to, columns }) => isTenant(to) && columns.some((name) => name !== 'agency_id'))
    .filter(({ columns }) => columns.every((name) => nameable.includes(name)))
    .map(({ to, columns, targetColumns }) => ({ ...mine, ...spareOf(to, columns, targetColumns, victim) }));
}

function spareOf(
  to: Table,
  columns: readonly string[],
  targetColumns: readonly string[],
  victim: string,
): Row {
  const pairs = columns.map((name, at) => {
    const target = to.columns.find((column) => column.name === targetColumns[at]) as Column;
    return [name, valueOf(to, target, victim, 'spare')] as const;
  });
  return Object.fromEntries(pairs.filter(([name]) => name !== 'agency_id'));
}

async function tryOnce(
  db: TestDatabase,
  actor: Actor,
  sql: string,
  parameters: readonly unknown[],
): Promise<Tried> {
  try {
    const rows = await db.units.write(actor, async (unit) => {
      const answered = await query<Record<string, unknown>>(unit, sql, parameters);
      return unit.leaveUntouched(answered);
    });
    return { kind: 'done', rows };
  } catch (error) {
    return { kind: 'refused', because: error instanceof Error ? error.message : String(error) };
  }
}
