import type pg from 'pg';

import { withClient } from '#platform/persistence';

/**
 * The database as text, from its catalogue: what a reviewer reads in a diff. Row-level policies, grants and triggers
 * are in it, which no object-relational mapper would notice (migrations/README.md).
 */
export function describeSchema(url: string): Promise<string> {
  return withClient(url, async (client) => {
    const parts: string[] = ['-- Written from the catalogue by `npm run operator -- schema`. Do not edit.\n'];
    const { rows } = await client.query<{ name: string }>(TABLES);
    for (const { name } of rows) parts.push(await describeTable(client, name));
    parts.push(...(await lines(client, FUNCTIONS)));
    return `${parts.join('\n')}\n`;
  });
}

const TABLES = `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind = 'r' and c.relname <> 'migrations' order by c.relname collate "C"`;

async function describeTable(client: pg.Client, table: string): Promise<string> {
  const columns = await lines(client, COLUMNS, table);
  const constraints = await lines(client, CONSTRAINTS, table);
  const body = [...columns, ...constraints].map((line) => `  ${line}`).join(',\n');
  const rest: string[] = [];
  for (const sql of [INDICES, SECURITY, POLICIES, GRANTS, TRIGGERS])
    rest.push(...(await lines(client, sql, table)));
  return [`create table ${table} (\n${body}\n);`, ...rest, ''].join('\n');
}

async function lines(client: pg.Client, sql: string, ...parameters: string[]): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(sql, parameters);
  return rows.map(({ line }) => line);
}

const COLUMNS = `select a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
    || case when col.collname is not null and col.collname <> 'default' then ' collate "' || col.collname || '"' else '' end
    || case when a.attnotnull then ' not null' else '' end
    || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as line
  from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  left join pg_collation col on col.oid = a.attcollation
  where a.attrelid = ('public.' || $1)::regclass and a.attnum > 0 and not a.attisdropped order by a.attnum`;

const CONSTRAINTS = `select 'constraint ' || conname || ' ' || pg_get_constraintdef(oid) as line from pg_constraint
  where conrelid = ('public.' || $1)::regclass and contype <> 'n' order by conname collate "C"`;

const INDICES = `select pg_get_indexdef(x.indexrelid) || ';' as line from pg_index x join pg_class i on i.oid = x.indexrelid
  where x.indrelid = ('public.' || $1)::regclass and not exists (select from pg_constraint k where k.conindid = x.indexrelid)
  order by i.relname collate "C"`;

const SECURITY = `select 'alter table ' || relname || case when relrowsecurity then ' enable' else ' disable' end || ' row level security, '
    || case when relforcerowsecurity then 'force' else 'no force' end || ' row level security;' as line
  from pg_class where oid = ('public.' || $1)::regclass`;

const POLICIES = `select 'create policy ' || policyname || ' on ' || tablename || ' for ' || lower(cmd) || ' to ' || array_to_string(roles, ', ')
    || coalesce(' using ' || qual, '') || coalesce(' with check ' || with_check, '') || ';' as line
  from pg_policies where schemaname = 'public' and tablename = $1 order by policyname collate "C"`;

const GRANTS = `select 'grant ' || string_agg(what, ', ' order by what) || ' on ' || $1 || ' to ' || grantee || ';' as line from (
    select grantee, lower(privilege_type) as what from information_schema.role_table_grants
      where table_schema = 'public' and table_name = $1 and grantee like 'lp\\_%' and grantee <> 'lp_owner'
    union
    select c.grantee, lower(c.privilege_type) || ' (' || string_agg(c.column_name, ', ' order by c.column_name) || ')'
      from information_schema.column_privileges c
      where c.table_schema = 'public' and c.table_name = $1 and c.grantee like 'lp\\_%' and c.grantee <> 'lp_owner'
        and not exists (select from information_schema.role_table_grants t where t.table_schema = 'public'
          and t.table_name = $1 and t.grantee = c.grantee and t.privilege_type = c.privilege_type)
      group by c.grantee, c.privilege_type
  ) granted group by grantee order by grantee`;

const TRIGGERS = `select pg_get_triggerdef(oid) || ';' as line from pg_trigger
  where tgrelid = ('public.' || $1)::regclass and not tgisinternal order by tgname collate "C"`;

const FUNCTIONS = `select pg_get_functiondef(f.oid) || ';' || E'\\n' || 'alter function ' || n.nspname || '.' || f.proname || ' owner to '
    || f.proowner::regrole::text || ';' || coalesce(E'\\n' || (select string_agg('grant execute on function ' || n.nspname || '.' || f.proname
      || ' to ' || a.grantee::regrole::text || ';', E'\\n' order by a.grantee::regrole::text)
      from aclexplode(f.proacl) a where a.grantee <> f.proowner and a.grantee <> 0), '') || E'\\n' as line
  from pg_proc f join pg_namespace n on n.oid = f.pronamespace where n.nspname in ('app', 'public') order by f.proname collate "C"`;
