import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';
import { platformTable } from './policies.js';

/** How people come into a team and leave it (docs/decisions/0020-people-come-in.md). */
export class Invitations1771100001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(INVITATIONS);
    await runner.query(TEAMS);
    await runner.query(DOOR);
  }

  down = forwardOnly;
}

const SHOWN = `agency_id, id, email, role, locale, invited_by, created_at, expires_at, accepted_at, accepted_by,
  withdrawn_at, mailed_at, mail_refused_at`;
const KEPT_BY_A_TEAM = [
  `select (${SHOWN})`,
  'insert (agency_id, id, email, role, locale, invited_by, created_at, expires_at)',
  'update (expires_at, withdrawn_at, mailed_at, mail_refused_at)',
];

/**
 * The nil agency is LPHQ's own team. The worker draws a token when it writes the mail and leaves its SHA-256 here: the
 * token itself is in the mail alone. Whoever invites reads no hash and leaves none: one of their own choosing would let
 * them in under the invited address. The token that was drawn dies with the time or the standing that it was drawn for.
 */
const INVITATIONS = `
  create table invitations (
    id uuid primary key default gen_random_uuid(),
    agency_id uuid not null,
    email text not null constraint invitations_email_normalised check (email = lower(email)),
    role text not null constraint invitations_role
      check (role in ('LPHQ_ADMINISTRATOR', 'AGENCY_MANAGER', 'AGENCY_REGISTRAR', 'AGENCY_ASSESSOR')),
    locale text not null constraint invitations_locale check (locale in ('en-CA', 'fr-CA')),
    token_hash bytea constraint invitations_token_unique unique
      constraint invitations_sha256 check (length(token_hash) = 32),
    invited_by uuid not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    accepted_at timestamptz,
    accepted_by uuid references accounts (id),
    withdrawn_at timestamptz,
    mailed_at timestamptz,
    mail_refused_at timestamptz,
    unique (agency_id, id),
    constraint invitations_role_of_team check (
      (agency_id = '00000000-0000-0000-0000-000000000000') = (role = 'LPHQ_ADMINISTRATOR')),
    constraint invitations_accepted check (num_nulls(accepted_at, accepted_by) in (0, 2)),
    constraint invitations_one_end check (num_nonnulls(accepted_at, withdrawn_at) < 2),
    constraint invitations_token_is_open check (token_hash is null or num_nonnulls(accepted_at, withdrawn_at) = 0)
  );
  create unique index invitations_one_open on invitations (agency_id, email)
    where accepted_at is null and withdrawn_at is null;
  create index invitations_newest on invitations (agency_id, created_at desc, id);
  ${platformTable(
    'invitations',
    {
      agency: KEPT_BY_A_TEAM,
      hq: KEPT_BY_A_TEAM,
      worker: [`select (${SHOWN})`, 'update (token_hash, mailed_at, mail_refused_at)'],
      identity: ['select'],
    },
    ['agency'],
  )}

  create function app.invitation_token_dies() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
    begin
      new.token_hash := null;
      return new;
    end $$;
  revoke all on function app.invitation_token_dies() from public;
  create trigger invitations_token_dies before update of expires_at, withdrawn_at on invitations
    for each row execute function app.invitation_token_dies();
`;

/**
 * An agency changes roles in its own team, and ends the sessions that act in it: their policy names the column that
 * says where a session acts. A session that ended is nobody's to bring back. Before an agency is known the sign-in login
 * may say which agencies there are.
 */
const TEAMS = `
  grant insert (agency_id, account_id, role, display_name), update (display_name, ended_at) on memberships to lp_agency;

  create policy sessions_agency on sessions to lp_agency
    using (acting_agency_id = (select app.cur_agency())) with check (acting_agency_id = (select app.cur_agency()));
  create index sessions_of_agency on sessions (acting_agency_id, account_id) where ended_at is null;
  grant select (account_id, acting_agency_id, last_seen_at, ended_at), update (ended_at) on sessions to lp_agency;
  grant select (acting_agency_id, last_seen_at) on sessions to lp_hq;

  create function app.session_stays_ended() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
    begin
      raise exception 'a session that ended stays ended' using errcode = '23514', constraint = 'sessions_stay_ended';
    end $$;
  revoke all on function app.session_stays_ended() from public;
  create trigger sessions_stay_ended before update of ended_at on sessions
    for each row when (old.ended_at is not null) execute function app.session_stays_ended();

  create policy agencies_identity on agencies for select to lp_identity using (true);
  grant select (agency_id, slug, name) on agencies to lp_identity;
`;

/**
 * What the accounts of everybody must be looked at for, in two functions and no more: under which addresses a team
 * knows its people, and the way in for whoever holds a token. An account that stands is let in with the hash of the
 * password that was right a moment ago; a new one is made. Nobody else's process can make an account for an agency.
 */
const DOOR = `
  grant usage on schema app, public to lp_team_def;
  grant execute on function app.cur_agency() to lp_team_def;
  grant select (id, email, display_name, password_hash, disabled_at),
    insert (id, email, display_name, password_hash, locale) on accounts to lp_team_def;
  create policy accounts_team on accounts to lp_team_def using (true) with check (true);
  grant select (agency_id, account_id, role, display_name, ended_at), insert (agency_id, account_id, role, display_name),
    update (display_name, ended_at) on memberships to lp_team_def;
  create policy memberships_team on memberships to lp_team_def
    using (agency_id = (select app.cur_agency())) with check (agency_id = (select app.cur_agency()));
  grant select (account_id, role, ended_at), insert (account_id, role), update (ended_at) on staff_roles to lp_team_def;
  create policy staff_roles_team on staff_roles to lp_team_def using (true) with check (true);
  grant select, update (accepted_at, accepted_by, token_hash) on invitations to lp_team_def;
  create policy invitations_team on invitations to lp_team_def
    using (agency_id = (select app.cur_agency())) with check (agency_id = (select app.cur_agency()));

  grant create on schema app to lp_team_def;
  set local role lp_team_def;

  create function app.team_addresses() returns table (account_id uuid, email text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
      select a.id, a.email from public.accounts a where a.id in (
        select m.account_id from public.memberships m where m.agency_id = app.cur_agency() and m.ended_at is null
        union all
        select s.account_id from public.staff_roles s
        where app.cur_agency() = '00000000-0000-0000-0000-000000000000' and s.ended_at is null)
    $$;

  create function app.accept_invitation(
    p_hash bytea, p_account uuid, p_new_name text, p_password_hash text, p_at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
      invited public.invitations;
      called text := p_new_name;
    begin
      select * into invited from public.invitations i
        where i.token_hash = p_hash and i.agency_id = app.cur_agency() and i.accepted_at is null
          and i.withdrawn_at is null and i.expires_at > p_at for update;
      if not found then return false; end if;
      if p_new_name is not null then
        insert into public.accounts (id, email, display_name, password_hash, locale)
          values (p_account, invited.email, p_new_name, p_password_hash, invited.locale);
      else
        select a.display_name into called from public.accounts a
          where a.id = p_account and a.email = invited.email and a.password_hash = p_password_hash and a.disabled_at is null;
        if not found then return false; end if;
      end if;
      update public.invitations i set accepted_at = p_at, accepted_by = p_account, token_hash = null
        where i.agency_id = invited.agency_id and i.id = invited.id;
      if invited.role = 'LPHQ_ADMINISTRATOR' then
        insert into public.staff_roles (account_id, role) values (p_account, invited.role)
          on conflict (account_id, role) do update set ended_at = null;
      else
        insert into public.memberships (agency_id, account_id, role, display_name)
          values (invited.agency_id, p_account, invited.role, called)
          on conflict (agency_id, account_id, role) do update set ended_at = null, display_name = excluded.display_name;
      end if;
      return true;
    end $$;
  revoke all on function app.team_addresses(), app.accept_invitation(bytea, uuid, text, text, timestamptz) from public;
  grant execute on function app.team_addresses() to lp_agency, lp_hq;
  grant execute on function app.accept_invitation(bytea, uuid, text, text, timestamptz) to lp_hq;

  set local role lp_owner;
  revoke create on schema app from lp_team_def;
`;
