/**
 * The one form in which a table is opened to a role (docs/decisions/0004-row-level-security.md). Migrations that
 * have run are frozen, so this file only grows: an older migration must go on producing the text it produced.
 */
/** What a role may do: `select`, `insert`, `update`, `delete`, or a verb narrowed to columns as in `update (phone)`. */
type Verb = string;

export interface TableGrants {
  readonly agency?: readonly Verb[];
  readonly hq?: readonly Verb[];
  readonly worker?: readonly Verb[];
  readonly identity?: readonly Verb[];
}

const ROLE = { agency: 'lp_agency', hq: 'lp_hq', worker: 'lp_worker', identity: 'lp_identity' } as const;
const OWN_AGENCY = '(agency_id = (select app.cur_agency()))';

/** A table in which every row belongs to one agency: agencies and the worker see that agency, LPHQ sees all. */
export function tenantTable(table: string, grants: TableGrants): string {
  return openTable(table, grants, { agency: OWN_AGENCY, worker: OWN_AGENCY });
}

/** A table without tenants, or one that the worker sees whole; `own` lists the roles that stay in their agency. */
export function platformTable(
  table: string,
  grants: TableGrants,
  own: readonly (keyof TableGrants)[] = [],
): string {
  return openTable(table, grants, Object.fromEntries(own.map((role) => [role, OWN_AGENCY])));
}

/** Opens a table that stands, whole, to more roles than it was made with. */
export function openFurther(table: string, grants: TableGrants): string {
  return grantsOf(table, grants, {}).join('\n');
}

/**
 * Opens a table that stands to the learner whose rows these are: the learner's own in the agency that the session acts
 * in. `column` says which column names the learner.
 */
export function openToLearner(table: string, verbs: readonly Verb[], column = 'learner_id'): string {
  const own = `((agency_id = (select app.cur_agency())) and (${column} = (select app.cur_learner())))`;
  return [
    policy(`${table}_learner`, table, 'lp_learner', own),
    `grant ${verbs.join(', ')} on ${table} to lp_learner;`,
  ].join('\n');
}

/** A tenant table that stands, opened to more roles, each of which stays in its agency. */
export function openOwnFurther(table: string, grants: TableGrants): string {
  return grantsOf(table, grants, { agency: OWN_AGENCY, worker: OWN_AGENCY }).join('\n');
}

function openTable(
  table: string,
  grants: TableGrants,
  condition: Partial<Record<keyof TableGrants, string>>,
): string {
  return [
    `alter table ${table} enable row level security;`,
    `alter table ${table} force row level security;`,
    ...grantsOf(table, grants, condition),
    `create policy ${table}_backup on ${table} for select to lp_backup using (true);`,
    `grant select on ${table} to lp_backup;`,
  ].join('\n');
}

function grantsOf(
  table: string,
  grants: TableGrants,
  condition: Partial<Record<keyof TableGrants, string>>,
): readonly string[] {
  const roles = (Object.keys(grants) as (keyof TableGrants)[]).filter((role) => grants[role]?.length);
  return [
    ...roles.map((role) => policy(`${table}_${role}`, table, ROLE[role], condition[role] ?? '(true)')),
    ...roles.map((role) => `grant ${(grants[role] ?? []).join(', ')} on ${table} to ${ROLE[role]};`),
  ];
}

function policy(name: string, table: string, role: string, condition: string): string {
  return `create policy ${name} on ${table} to ${role} using ${condition} with check ${condition};`;
}
