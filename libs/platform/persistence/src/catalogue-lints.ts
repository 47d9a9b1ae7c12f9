import { withClient } from './with-client.js';

/** One thing in the database's catalogue that breaks a rule of tenancy. */
export interface LintFinding {
  readonly lint: string;
  readonly where: string;
}

/** Tables that a role may see whole; everywhere else a policy names the agency (reliability 3a, lint 9). */
const OPEN_POLICIES = new Set([
  'accounts_identity',
  'accounts_worker',
  'staff_roles_identity',
  'sessions_identity',
  'sessions_worker',
  'sign_in_budgets_identity',
  'sign_in_lock_outs_identity',
  'memberships_identity',
  'agencies_identity',
  'invitations_identity',
  'invitations_worker',
  'learner_accounts_identity',
  'learner_accounts_worker',
  'learner_challenges_identity',
  'learner_challenges_worker',
  'learner_claims_worker',
  'learner_passkeys_identity',
  'learner_sessions_identity',
  'learner_sessions_worker',
  'learner_sign_in_codes_identity',
  'learner_sign_in_codes_worker',
  'accounts_account',
  'agencies_account',
  'badges_account',
  'learners_account',
  'learner_accounts_account',
  'learner_claims_account',
  'learner_former_addresses_account',
  'learner_passkeys_account',
  'learner_sessions_account',
  'accounts_team',
  'staff_roles_team',
  'agencies_transfer',
  'transfers_transfer',
  'transfer_offers_transfer',
  'password_resets_identity',
  'password_resets_worker',
  'programme_versions_agency',
  'programme_versions_learner',
  'programme_versions_worker',
  'signing_keys_worker',
  'key_lists_worker',
  'verify_origins_worker',
  'outbox_worker',
  'to_sign_worker',
  'transcripts_to_sign_worker',
  'to_mail_worker',
  'badge_notices_worker',
  'to_run_identity',
  'jobs_worker',
  'job_rows_worker',
  'status_lists_worker',
  'published_status_lists_worker',
  'public_changes_worker',
  'agencies_verify',
  'key_lists_verify',
  'published_status_lists_verify',
  'public_changes_verify',
]);

/**
 * Unique without the agency in front, for a reason: random codes, names that are public, one owner per key, numbers of
 * lists that are counted over all agencies, one badge per place.
 */
const OPEN_UNIQUES = new Set([
  'agencies_slug_unique',
  'badges_code_unique',
  'signing_keys_short_kid_unique',
  'invitations_token_unique',
  'learner_claims_code_unique',
  'signing_keys_pkey',
  'signing_key_secrets_pkey',
  'status_lists_pkey',
  'published_status_lists_pkey',
  'badges_one_place',
]);

const DEFINERS = new Set([
  'app.verify_record(text)',
  'app.taken_back()',
  'app.suspended()',
  'app.public_changes_since(xid8)',
  'app.published_key_list()',
  'app.published_status_lists(timestamp with time zone)',
  'app.take_status_place(text, integer)',
  'app.team_addresses()',
  'app.transfer_addressed()',
  'app.transfer_offered()',
  'app.transfer_told()',
  'app.transfer_answered()',
  'app.learner_claim(bytea, timestamp with time zone)',
  'app.learner_rows(uuid)',
  'app.open_learner_claim(bytea, uuid, text, bytea, timestamp with time zone, timestamp with time zone)',
  'app.close_learner_account(uuid, timestamp with time zone)',
  'app.drew_way_in(uuid, uuid)',
  'app.learner_address_changed()',
  'app.way_in_of(uuid, uuid, uuid)',
  'app.named_badge_of(uuid)',
  'app.own_accounts()',
  'app.evidence_weight()',
  'app.accept_invitation(bytea, uuid, text, text, timestamp with time zone)',
]);

const TABLES = `pg_class t join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'public' and t.relkind in ('r', 'p') and t.relname <> 'migrations'`;
const TABLES_AND_VIEWS = `pg_class t join pg_namespace n on n.oid = t.relnamespace and n.nspname in ('public', 'app')`;
const TENANT_COLUMN = `exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'agency_id' and not a.attisdropped)`;
const APP_ROLES = `('lp_hq','lp_agency','lp_learner','lp_community','lp_verify','lp_worker','lp_identity','lp_tenant_login','lp_hq_login','lp_public_login','lp_worker_login')`;

/** The learner's own rows in the agency of their session: every policy of theirs on what people have has this form. */
const OWN_ROWS = `(p.qual = format('((agency_id = ( SELECT app.cur_agency() AS cur_agency)) AND (%s = ( SELECT app.cur_learner() AS cur_learner)))',
  case p.tablename when 'learners' then 'id' when 'journal_entries' then 'subject_id' when 'journal_keys' then 'subject_id'
    when 'journal_particulars' then 'subject_id' else 'learner_id' end))`;

/** The nine lints of reliability 3a and the tenth on `not null`: each a query that finds nothing in a sound database. */
const LINTS: readonly { lint: string; sql: string; except?: ReadonlySet<string> }[] = [
  {
    lint: '1 table without enabled and forced row-level security, or without a policy',
    sql: `select t.relname as where from ${TABLES} where not (t.relrowsecurity and t.relforcerowsecurity)
      or not exists (select from pg_policy p where p.polrelid = t.oid)`,
  },
  {
    lint: '2 login that is superuser, bypasses policies or owns something',
    sql: `select r.rolname as where from pg_roles r where r.rolcanlogin and r.rolname like 'lp\\_%' and r.rolname <> 'lp_administrator'
      and (r.rolsuper or r.rolbypassrls or r.rolinherit or exists (select from pg_class c where c.relowner = r.oid)
        or exists (select from pg_namespace n where n.nspowner = r.oid) or exists (select from pg_proc f where f.proowner = r.oid))`,
  },
  {
    lint: '3 view without security_invoker, or a materialised view that app roles may read',
    sql: `select c.relname as where from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'app') and ((c.relkind = 'v' and not coalesce(c.reloptions @> array['security_invoker=true'], false)) or c.relkind = 'm')`,
  },
  {
    lint: '4 security definer function off the allow-list or without a fixed search_path',
    sql: `select n.nspname || '.' || f.proname || '(' || pg_get_function_identity_arguments(f.oid) || ')' as where
      from pg_proc f join pg_namespace n on n.oid = f.pronamespace where n.nspname in ('public', 'app') and f.prosecdef
      and not (coalesce(f.proconfig::text, '') like '%search_path%' and n.nspname || '.' || f.proname || '(' || oidvectortypes(f.proargtypes) || ')' = any($1))`,
    except: DEFINERS,
  },
  {
    lint: '5 TRUNCATE, REFERENCES or TRIGGER granted to an app role',
    sql: `select g.name || ' to ' || coalesce(r.rolname, 'public') as where from (
        select t.relname as name, (aclexplode(t.relacl)).* from ${TABLES_AND_VIEWS}
        union select t.relname || '.' || a.attname, (aclexplode(a.attacl)).* from ${TABLES_AND_VIEWS}
          join pg_attribute a on a.attrelid = t.oid
      ) g left join pg_roles r on r.oid = g.grantee
      where (g.grantee = 0 or r.rolname in ${APP_ROLES}) and g.privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER')`,
  },
  {
    lint: '6 foreign key between tenant tables without the agency',
    sql: `select k.conname as where from pg_constraint k join pg_class t on t.oid = k.conrelid join pg_class r on r.oid = k.confrelid
      where k.contype = 'f' and ${TENANT_COLUMN} and exists (select from pg_attribute a where a.attrelid = r.oid and a.attname = 'agency_id')
      and not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'agency_id' and a.attnum = any(k.conkey))`,
  },
  {
    lint: '7 unique index of a tenant table that neither starts with agency_id nor is a random uuid',
    sql: `select i.relname as where from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
      join pg_namespace n on n.oid = t.relnamespace and n.nspname = 'public' join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
      where x.indisunique and ${TENANT_COLUMN} and a.attname <> 'agency_id'
      and not (x.indnkeyatts = 1 and a.atttypid = 'uuid'::regtype) and not (i.relname = any($1))`,
    except: OPEN_UNIQUES,
  },
  {
    lint: '8 tenant table without an index led by agency_id',
    sql: `select t.relname as where from ${TABLES} where ${TENANT_COLUMN} and not exists (
      select from pg_index x join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0] where x.indrelid = t.oid and a.attname = 'agency_id')`,
  },
  {
    lint: '9 policy that opens everything off the allow-list, or whose check differs from its using',
    sql: `select p.policyname as where from pg_policies p where p.schemaname = 'public'
      and not (p.roles <@ array['lp_hq', 'lp_backup']::name[])
      and ((p.qual = 'true' and not (p.policyname = any($1)))
        or (p.cmd <> 'SELECT' and p.with_check is distinct from p.qual)
        or (p.roles = '{lp_learner}' and not ${OWN_ROWS} and p.tablename not in ('agencies', 'communities', 'programme_versions'))
        or (p.qual not in ('true', '(agency_id = ( SELECT app.cur_agency() AS cur_agency))') and not (p.roles = '{lp_learner}' and ${OWN_ROWS})
          and p.policyname not in ('badges_verify', 'sessions_agency', 'outbox_identity', 'communities_learner')))`,
    except: OPEN_POLICIES,
  },
  {
    lint: '10 column agency_id that may be null',
    sql: `select t.relname as where from ${TABLES} join pg_attribute a on a.attrelid = t.oid and a.attname = 'agency_id' where not a.attnotnull`,
  },
];

/** Runs every lint; an empty answer is a sound catalogue. Needs a login that may read pg_catalog, nothing more. */
export function catalogueLints(url: string): Promise<LintFinding[]> {
  return withClient(url, async (client) => {
    const findings: LintFinding[] = [];
    for (const { lint, sql, except } of LINTS) {
      const { rows } = await client.query<{ where: string }>(
        sql.replaceAll(' as where ', ' as "where" '),
        except ? [[...except]] : [],
      );
      findings.push(...rows.map((row) => ({ lint, where: row.where })));
    }
    return findings;
  });
}
