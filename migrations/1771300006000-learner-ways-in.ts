import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';
import { platformTable } from './policies.js';

/** How learners come in: claim codes, codes by mail, passkeys, and the devices that stay signed in (docs/decisions/0025). */
export class LearnerWaysIn1771300006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [CLAIMS, WAYS_IN, MAIL, DOOR]) await runner.query(step);
  }

  down = forwardOnly;
}

const SHOWN = `agency_id, id, learner_id, kind, drawn_by, drawn_at, expires_at, opened_at, withdrawn_at, mailed_at,
  mail_refused_at`;

/**
 * How an account is opened: by a code that a registrar printed, or by one that the worker drew into a mail. The SHA-256
 * of a code is here, and nowhere the code. Whoever prints a code has it before them; whoever has one mailed neither reads
 * nor chooses it. One is open for a learner at a time.
 */
const CLAIMS = `
  create table learner_claims (
    id uuid primary key default gen_random_uuid(),
    agency_id uuid not null,
    learner_id uuid not null,
    kind text not null constraint learner_claims_kind check (kind in ('PRINTED', 'MAILED')),
    code_hash bytea constraint learner_claims_code_unique unique
      constraint learner_claims_sha256 check (length(code_hash) = 32),
    drawn_by uuid not null references accounts (id),
    drawn_at timestamptz not null,
    expires_at timestamptz not null,
    opened_at timestamptz,
    account_id uuid references accounts (id),
    withdrawn_at timestamptz,
    mailed_at timestamptz,
    mail_refused_at timestamptz,
    unique (agency_id, id),
    constraint learner_claims_one_end check (num_nonnulls(opened_at, withdrawn_at) < 2),
    constraint learner_claims_opened check ((opened_at is null) = (account_id is null)),
    constraint learner_claims_code_is_open check (code_hash is null or num_nonnulls(opened_at, withdrawn_at) = 0),
    foreign key (agency_id, learner_id) references learners (agency_id, id)
  );
  create unique index learner_claims_one_open on learner_claims (agency_id, learner_id)
    where opened_at is null and withdrawn_at is null;
  create index learner_claims_of_learner on learner_claims (agency_id, learner_id, drawn_at desc);
  comment on column learner_claims.account_id is 'the account that it opened; null until then';
  create index learner_claims_of_account on learner_claims (account_id) where account_id is not null;
  ${platformTable(
    'learner_claims',
    {
      agency: [
        `select (${SHOWN})`,
        'insert (id, agency_id, learner_id, kind, code_hash, drawn_by, drawn_at, expires_at)',
        'update (withdrawn_at, code_hash)',
      ],
      hq: [`select (${SHOWN})`],
      worker: [`select (${SHOWN})`, 'update (code_hash, mailed_at, mail_refused_at)'],
    },
    ['agency'],
  )}

  create function app.claim_by_agency() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    begin
      if tg_op = 'UPDATE' then
        new.code_hash := null;
      elsif new.kind = 'MAILED' and new.code_hash is not null then
        raise exception 'a code that is mailed is drawn by whoever mails it' using errcode = '42501', constraint = 'learner_claims_drawn';
      end if;
      return new;
    end $$;
  create trigger learner_claims_drawn before insert or update on learner_claims
    for each row when (current_user = 'lp_agency') execute function app.claim_by_agency();
`;

/**
 * The ways in of accounts that have no password. Families share addresses, so an address is not unique. Ids of sessions,
 * handles of browsers and codes are kept as SHA-256. There are rows for addresses that nobody signs in with, so that the
 * work is the same; such a row does not hold the address.
 */
const WAYS_IN = `
  create table learner_accounts (
    account_id uuid primary key references accounts (id),
    sign_in_email text constraint learner_accounts_email_normalised check (sign_in_email = lower(sign_in_email))
  );
  create index learner_accounts_by_email on learner_accounts (sign_in_email) where sign_in_email is not null;
  ${platformTable('learner_accounts', {
    worker: ['select'],
    identity: ['select', 'update (sign_in_email)'],
  })}

  create table learner_sessions (
    id_hash bytea primary key constraint learner_sessions_sha256 check (length(id_hash) = 32),
    account_id uuid not null references accounts (id),
    proved_at timestamptz not null,
    last_seen_at timestamptz not null,
    ends_at timestamptz not null,
    ended_at timestamptz
  );
  create index learner_sessions_of_account on learner_sessions (account_id) where ended_at is null;
  create index learner_sessions_in_order_of_end on learner_sessions (ends_at);
  ${platformTable('learner_sessions', {
    worker: ['select (id_hash, ends_at)', 'delete'],
    identity: ['select', 'insert', 'update (last_seen_at, ended_at)'],
  })}
  create trigger learner_sessions_stay_ended before update of ended_at on learner_sessions
    for each row when (old.ended_at is not null) execute function app.session_stays_ended();

  create table learner_passkeys (
    id uuid primary key default gen_random_uuid(),
    account_id uuid not null references accounts (id),
    credential_id text not null constraint learner_passkeys_credential_unique unique
      constraint learner_passkeys_credential check (length(credential_id) between 1 and 1400),
    public_key bytea not null,
    counter bigint not null,
    transports text[] not null,
    created_at timestamptz not null,
    last_used_at timestamptz
  );
  create index learner_passkeys_of_account on learner_passkeys (account_id);
  ${platformTable('learner_passkeys', {
    identity: ['select', 'insert', 'update (counter, last_used_at)', 'delete'],
  })}

  create table learner_challenges (
    handle_hash bytea primary key constraint learner_challenges_sha256 check (length(handle_hash) = 32),
    account_id uuid references accounts (id),
    challenge text not null,
    ends_at timestamptz not null
  );
  comment on column learner_challenges.account_id is 'whose new passkey it is for; null where somebody signs in';
  create index learner_challenges_in_order_of_end on learner_challenges (ends_at);
  ${platformTable('learner_challenges', {
    worker: ['select (handle_hash, ends_at)', 'delete'],
    identity: ['select', 'insert', 'delete'],
  })}

  create table learner_sign_in_codes (
    id uuid primary key,
    handle_hash bytea not null constraint learner_sign_in_codes_handle_unique unique
      constraint learner_sign_in_codes_handle check (length(handle_hash) = 32),
    account_id uuid references accounts (id),
    email text,
    locale text not null constraint learner_sign_in_codes_locale check (locale in ('en-CA', 'fr-CA')),
    asked_at timestamptz not null,
    ends_at timestamptz not null,
    code_hash bytea constraint learner_sign_in_codes_sha256 check (length(code_hash) = 32),
    tries smallint not null default 0 constraint learner_sign_in_codes_tries check (tries between 0 and 5),
    spent_at timestamptz
  );
  comment on column learner_sign_in_codes.account_id is 'whose new address it proves; null where somebody signs in';
  comment on column learner_sign_in_codes.email is 'null where nobody signs in with the address that was typed';
  create index learner_sign_in_codes_in_order_of_end on learner_sign_in_codes (ends_at);
  ${platformTable('learner_sign_in_codes', {
    worker: [
      'select (id, account_id, email, locale, asked_at, ends_at, tries, spent_at)',
      'update (code_hash)',
      'delete',
    ],
    identity: [
      'select',
      'insert (id, handle_hash, account_id, email, locale, asked_at, ends_at)',
      'update (tries, spent_at)',
    ],
  })}
`;

/** The login that signs people in may ask for a code to be mailed, as it may for a new password. */
const MAIL = `
  alter table to_mail drop constraint to_mail_kind;
  alter table to_mail add constraint to_mail_kind
    check (kind in ('INVITATION', 'PASSWORD_RESET', 'BADGE_NOTICE', 'LEARNER_CLAIM', 'SIGN_IN_CODE'));
  drop policy outbox_identity on outbox;
  create policy outbox_identity on outbox to lp_identity
    using (agency_id = '00000000-0000-0000-0000-000000000000' and type in ('password.reset-asked', 'learner.code-asked'))
    with check (agency_id = '00000000-0000-0000-0000-000000000000' and type in ('password.reset-asked', 'learner.code-asked'));
`;

/**
 * What crosses agencies because a person does, in four functions: what a code opens, which records an account has, the
 * way in for whoever holds a code, and an agency's end to it. An account that has records in another agency is not handed
 * out by a code of this one: the record here goes to a new account instead.
 */
const DOOR = `
  grant usage on schema app, public to lp_account_def;
  grant execute on function app.cur_agency(), app.cur_learner() to lp_account_def;
  grant select (id, agency_id, account_id, display_name, registered_at), update (account_id) on learners to lp_account_def;
  create policy learners_account on learners to lp_account_def using (true) with check (true);
  grant select (agency_id, name) on agencies to lp_account_def;
  create policy agencies_account on agencies for select to lp_account_def using (true);
  grant select, update (opened_at, account_id, code_hash, withdrawn_at) on learner_claims to lp_account_def;
  create policy learner_claims_account on learner_claims to lp_account_def using (true) with check (true);
  grant select (id, email, disabled_at), insert (id, display_name, locale), update (disabled_at) on accounts to lp_account_def;
  create policy accounts_account on accounts to lp_account_def using (true) with check (true);
  grant select, insert, update (sign_in_email) on learner_accounts to lp_account_def;
  create policy learner_accounts_account on learner_accounts to lp_account_def using (true) with check (true);
  grant select, insert, update (ended_at) on learner_sessions to lp_account_def;
  create policy learner_sessions_account on learner_sessions to lp_account_def using (true) with check (true);
  grant select (account_id), delete on learner_passkeys to lp_account_def;
  create policy learner_passkeys_account on learner_passkeys to lp_account_def using (true) with check (true);

  grant create on schema app to lp_account_def;
  set local role lp_account_def;

  create function app.learner_claim(p_hash bytea, p_at timestamptz)
    returns table (agency_id uuid, learner_id uuid, account_id uuid, display_name text, agency_name text, expires_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
      select c.agency_id, c.learner_id,
        case when not exists (select from public.learners o where o.account_id = l.account_id and o.agency_id <> l.agency_id) then l.account_id end,
        l.display_name, a.name, c.expires_at
      from public.learner_claims c join public.learners l on l.agency_id = c.agency_id and l.id = c.learner_id
        join public.agencies a on a.agency_id = c.agency_id
      where c.code_hash = p_hash and c.opened_at is null and c.withdrawn_at is null and c.expires_at > p_at
    $$;

  create function app.learner_rows(p_account uuid)
    returns table (agency_id uuid, learner_id uuid, display_name text, agency_name text)
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
      select l.agency_id, l.id, l.display_name, a.name
      from public.learners l join public.agencies a on a.agency_id = l.agency_id
      where l.account_id = p_account order by l.registered_at desc, l.id limit 10
    $$;

  create function app.open_learner_claim(
    p_hash bytea, p_account uuid, p_locale text, p_session bytea, p_at timestamptz, p_ends timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
      claimed public.learner_claims;
      present uuid;
      called text;
    begin
      select * into claimed from public.learner_claims c
        where c.code_hash = p_hash and c.agency_id = app.cur_agency() and c.learner_id = app.cur_learner()
          and c.opened_at is null and c.withdrawn_at is null and c.expires_at > p_at for update;
      if not found then return false; end if;
      select l.account_id, l.display_name into present, called from public.learners l
        where l.agency_id = claimed.agency_id and l.id = claimed.learner_id for update;
      if present is not distinct from p_account then
        if exists (select from public.learners o where o.account_id = present and o.agency_id <> claimed.agency_id)
          or exists (select from public.accounts a where a.id = present and a.email is not null)
          then return false; end if;
        update public.learner_sessions s set ended_at = p_at where s.account_id = present and s.ended_at is null;
        delete from public.learner_passkeys k where k.account_id = present;
        update public.learner_accounts w set sign_in_email = null where w.account_id = present;
      else
        insert into public.accounts (id, display_name, locale) values (p_account, called, p_locale);
        insert into public.learner_accounts (account_id) values (p_account);
        update public.learners l set account_id = p_account where l.agency_id = claimed.agency_id and l.id = claimed.learner_id;
      end if;
      update public.learner_claims c set opened_at = p_at, account_id = p_account, code_hash = null
        where c.agency_id = claimed.agency_id and c.id = claimed.id;
      insert into public.learner_sessions (id_hash, account_id, proved_at, last_seen_at, ends_at)
        values (p_session, p_account, p_at, p_at, p_ends);
      return true;
    end $$;

  create function app.close_learner_account(p_learner uuid, p_at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
      closed uuid;
    begin
      select l.account_id into closed from public.learners l
        where l.agency_id = app.cur_agency() and l.id = p_learner and l.account_id is not null for update;
      if not found then return false; end if;
      update public.learners l set account_id = null where l.agency_id = app.cur_agency() and l.id = p_learner;
      update public.learner_sessions s set ended_at = p_at where s.account_id = closed and s.ended_at is null;
      if not exists (select from public.learners o where o.account_id = closed) then
        delete from public.learner_passkeys k where k.account_id = closed;
        update public.learner_accounts w set sign_in_email = null where w.account_id = closed;
        update public.accounts a set disabled_at = p_at where a.id = closed and a.email is null;
      end if;
      return true;
    end $$;

  create function app.drew_way_in(p_account uuid, p_person uuid) returns boolean
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
      select exists (select from public.learner_claims c where c.account_id = p_account and c.drawn_by = p_person and c.kind = 'PRINTED')
    $$;
  revoke all on function app.learner_claim(bytea, timestamptz), app.learner_rows(uuid), app.drew_way_in(uuid, uuid),
    app.open_learner_claim(bytea, uuid, text, bytea, timestamptz, timestamptz), app.close_learner_account(uuid, timestamptz) from public;
  grant execute on function app.learner_claim(bytea, timestamptz), app.learner_rows(uuid) to lp_identity;
  grant execute on function app.open_learner_claim(bytea, uuid, text, bytea, timestamptz, timestamptz) to lp_learner;
  grant execute on function app.close_learner_account(uuid, timestamptz), app.drew_way_in(uuid, uuid) to lp_agency;

  set local role lp_owner;
  revoke create on schema app from lp_account_def;
`;
