-- The roles of the database. Idempotent; run once per cluster by its administrator, before the first migration
-- (`npm run operator -- migrate` does it). Passwords are set afterwards from 0600 files, never here.
-- Owners and groups cannot log in; logins own nothing, inherit nothing and must name the role they act in
-- (docs/decisions/0004-row-level-security.md).
do $roles$
declare
  name text;
begin
  foreach name in array array['lp_owner', 'lp_hq', 'lp_agency', 'lp_learner', 'lp_community', 'lp_verify', 'lp_worker', 'lp_verify_def', 'lp_status_def', 'lp_team_def', 'lp_transfer_def', 'lp_account_def'] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I nologin noinherit nosuperuser nocreatedb nocreaterole nobypassrls', name);
    end if;
  end loop;
  foreach name in array array['lp_migrator', 'lp_tenant_login', 'lp_hq_login', 'lp_public_login', 'lp_worker_login', 'lp_identity', 'lp_backup'] loop
    if not exists (select from pg_roles where rolname = name) then
      execute format('create role %I login noinherit nosuperuser nocreatedb nocreaterole nobypassrls', name);
    end if;
  end loop;
end
$roles$;

grant lp_owner to lp_migrator;
grant lp_verify_def, lp_status_def, lp_team_def, lp_transfer_def, lp_account_def to lp_owner;
grant lp_agency, lp_learner, lp_community to lp_tenant_login;
grant lp_hq to lp_hq_login;
grant lp_verify to lp_public_login;
grant lp_worker to lp_worker_login;

alter role lp_tenant_login set statement_timeout = '5s';
alter role lp_hq_login set statement_timeout = '5s';
alter role lp_public_login set statement_timeout = '3s';
alter role lp_identity set statement_timeout = '5s';
alter role lp_worker_login set statement_timeout = '60s';
alter role lp_tenant_login set idle_in_transaction_session_timeout = '30s';
alter role lp_hq_login set idle_in_transaction_session_timeout = '30s';
alter role lp_identity set idle_in_transaction_session_timeout = '30s';

do $database$
begin
  execute format('revoke all on database %I from public', current_database());
  execute format(
    'grant connect on database %I to lp_migrator, lp_tenant_login, lp_hq_login, lp_public_login, lp_worker_login, lp_identity, lp_backup',
    current_database());
  execute format('grant create on database %I to lp_owner', current_database());
end
$database$;

alter schema public owner to lp_owner;
revoke all on schema public from public;
