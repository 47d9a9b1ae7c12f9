import { createHash } from 'node:crypto';

import type { TestDatabase } from '../harness/database.js';

export interface Column {
  readonly name: string;
  readonly type: string;
}

export interface ForeignKey {
  readonly columns: readonly string[];
  readonly target: string;
  readonly targetColumns: readonly string[];
}

export interface Table {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
}

export type Row = Readonly<Record<string, unknown>>;

/** Every table of the product, from the catalogue: a new one is in here the day it appears. */
export async function tablesOf(db: TestDatabase): Promise<Table[]> {
  return db.adminQuery<Table>(`
    select t.relname as name,
      (select jsonb_agg(jsonb_build_object('name', a.attname, 'type', format_type(a.atttypid, null)) order by a.attnum)
         from pg_attribute a where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped) as columns,
      coalesce((select jsonb_agg(a.attname) from pg_constraint k join pg_attribute a on a.attrelid = t.oid and a.attnum = any(k.conkey)
         where k.conrelid = t.oid and k.contype = 'p'), '[]') as "primaryKey",
      coalesce((select jsonb_agg(jsonb_build_object('target', k.confrelid::regclass::text,
           'columns', (select jsonb_agg(a.attname order by u.at) from unnest(k.conkey) with ordinality u(attnum, at)
              join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.attnum),
           'targetColumns', (select jsonb_agg(a.attname order by u.at) from unnest(k.confkey) with ordinality u(attnum, at)
              join pg_attribute a on a.attrelid = k.confrelid and a.attnum = u.attnum)))
         from pg_constraint k where k.conrelid = t.oid and k.contype = 'f'), '[]') as "foreignKeys"
    from pg_class t join pg_namespace n on n.oid = t.relnamespace
    where n.nspname = 'public' and t.relkind = 'r' and t.relname <> 'migrations' order by t.relname`);
}

export const isTenant = (table: Table): boolean =>
  table.columns.some((column) => column.name === 'agency_id');

/**
 * Puts rows of every table into the database for each agency, whatever its columns, one of them a spare that nothing
 * refers to: this clone gives up its check constraints first, since isolation must not depend on them.
 */
export async function fillEveryTable(
  db: TestDatabase,
  tables: readonly Table[],
  agencies: readonly string[],
): Promise<void> {
  await db.adminQuery(`do $$ declare k record; begin
    for k in select conrelid::regclass as t, conname from pg_constraint where contype = 'c' and connamespace = 'public'::regnamespace loop
      execute format('alter table %s drop constraint %I', k.t, k.conname);
    end loop; end $$`);
  for (const agency of agencies) {
    for (const copy of ['first', 'spare']) {
      for (const table of tables) await insertAsAdministrator(db, table, rowOf(table, agency, tables, copy));
    }
  }
}

async function insertAsAdministrator(db: TestDatabase, table: Table, row: Row): Promise<void> {
  await db.adminQuery(`do $fill$ begin
    perform set_config('session_replication_role', 'replica', true);
    insert into ${table.name} select * from jsonb_populate_record(null::${table.name}, '${JSON.stringify(row).replaceAll("'", "''")}')
    on conflict do nothing; end $fill$`);
}

/** The row of a table that belongs to an agency; `copy` tells further rows of the same agency apart. */
export function rowOf(table: Table, agency: string, tables: readonly Table[], copy = 'first'): Row {
  const own = Object.fromEntries(
    table.columns.map((column) => [column.name, valueOf(table, column, agency, copy)]),
  );
  const references = table.foreignKeys.flatMap(({ columns, target, targetColumns }) =>
    columns.map((column, at) => {
      const targetTable = tables.find((other) => other.name === target) as Table;
      const targetColumn = targetTable.columns.find(({ name }) => name === targetColumns[at]) as Column;
      return [column, valueOf(targetTable, targetColumn, agency, 'first')] as const;
    }),
  );
  return { ...own, ...Object.fromEntries(references.filter(([column]) => column !== 'agency_id')) };
}

/** A made-up value, always the same for the same place. */
export function valueOf(table: Table, { name, type }: Column, agency: string, copy: string): unknown {
  if (name === 'agency_id') return agency;
  const seed = createHash('sha256').update(`${table.name}.${name}.${agency}.${copy}`).digest('hex');
  switch (type) {
    case 'uuid':
      return `${seed.slice(0, 8)}-${seed.slice(8, 12)}-4${seed.slice(13, 16)}-8${seed.slice(17, 20)}-${seed.slice(20, 32)}`;
    case 'bytea':
      return `\\x${seed}`;
    case 'timestamp with time zone':
      return '2026-11-21T12:00:00Z';
    case 'date':
      return '2026-11-21';
    case 'jsonb':
      return { seed };
    case 'smallint[]':
      return [Number.parseInt(seed.slice(0, 3), 16)];
    case 'text[]':
      return [seed];
    case 'uuid[]':
      return [valueOf(table, { name, type: 'uuid' }, agency, copy)];
    case 'boolean':
      return true;
    case 'smallint':
      return Number.parseInt(seed.slice(0, 3), 16);
    case 'integer':
    case 'bigint':
    case 'xid8':
      return Number.parseInt(seed.slice(0, 7), 16);
    case 'text':
    case 'character varying':
      return seed;
    default:
      throw new Error(`${table.name}.${name}: say here how a value of type ${type} is made up.`);
  }
}
