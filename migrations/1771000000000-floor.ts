import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';
import { platformTable, tenantTable } from './policies.js';

/** The floor: who is asking, accounts and sessions, the journal, the outbox. */
export class Floor1771000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CONTEXT);
    await runner.query(IDENTITY);
    await runner.query(JOURNAL);
    await runner.query(OUTBOX);
  }

  down = forwardOnly;
}

/** A setting reads back as '' after its transaction, and ''::uuid is an error: hence nullif. */
const CONTEXT = `
  create schema app;
  grant usage on schema app to lp_agency, lp_hq, lp_community, lp_worker, lp_verify, lp_verify_def, lp_identity, lp_backup;
  grant usage on schema public to lp_agency, lp_hq, lp_community, lp_worker, lp_verify_def, lp_identity, lp_backup;
  alter default privileges revoke all on tables from public;
  alter default privileges revoke all on functions from public;

  create function app.cur_agency() returns uuid language sql stable set search_path = pg_catalog
    as $$ select nullif(current_setting('app.agency', true), '')::uuid $$;
  create function app.cur_community() returns uuid language sql stable set search_path = pg_catalog
    as $$ select nullif(current_setting('app.community', true), '')::uuid $$;
  grant execute on function app.cur_agency(), app.cur_community() to lp_agency, lp_hq, lp_community, lp_worker, lp_identity;

  create function app.refuse_change() returns trigger language plpgsql set search_path = pg_catalog
    as $$ begin raise exception 'rows of % are written once', tg_table_name using errcode = '42501'; end $$;

  create function app.refuse_other_actor() returns trigger language plpgsql set search_path = pg_catalog
    as $$ begin
      if new.actor_id is distinct from nullif(current_setting('app.actor', true), '')::uuid then
        raise exception 'rows of % name who acts in their own transaction', tg_table_name using errcode = '42501';
      end if;
      return new;
    end $$;
`;

/**
 * Accounts and roles are LPHQ's to give: the sign-in login reads them and writes sessions. LPHQ ends the sessions of
 * a changed password; hashes of passwords it writes and never reads.
 */
const IDENTITY = `
  create table accounts (
    id uuid primary key default gen_random_uuid(),
    email text not null constraint accounts_email_unique unique constraint accounts_email_normalised check (email = lower(email)),
    display_name text not null,
    password_hash text not null,
    locale text not null default 'en-CA' constraint accounts_locale check (locale in ('en-CA', 'fr-CA')),
    created_at timestamptz not null default now(),
    disabled_at timestamptz
  );
  ${platformTable('accounts', {
    hq: [
      'select (id, email, display_name, locale, created_at, disabled_at)',
      'insert',
      'update (password_hash, disabled_at)',
    ],
    identity: ['select'],
  })}

  create table staff_roles (
    account_id uuid not null references accounts (id),
    role text not null constraint staff_roles_role check (role in ('LPHQ_ADMINISTRATOR')),
    granted_at timestamptz not null default now(),
    ended_at timestamptz,
    primary key (account_id, role)
  );
  ${platformTable('staff_roles', { hq: ['select', 'insert', 'update (ended_at)'], identity: ['select'] })}

  create table memberships (
    agency_id uuid not null,
    account_id uuid not null references accounts (id),
    role text not null constraint memberships_role check (role in ('AGENCY_MANAGER', 'AGENCY_REGISTRAR', 'AGENCY_ASSESSOR')),
    display_name text not null,
    joined_at timestamptz not null default now(),
    ended_at timestamptz,
    primary key (agency_id, account_id, role)
  );
  create index memberships_account on memberships (account_id);
  ${tenantTable('memberships', {
    agency: ['select'],
    hq: ['select', 'insert', 'update (display_name, ended_at)'],
    identity: ['select'],
  })}

  create table sessions (
    id_hash bytea primary key constraint sessions_sha256 check (length(id_hash) = 32),
    account_id uuid not null references accounts (id),
    acting_agency_id uuid,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    idle_until timestamptz not null,
    ends_at timestamptz not null,
    ended_at timestamptz
  );
  create index sessions_account on sessions (account_id);
  create index sessions_in_order_of_end on sessions (ends_at);
  ${platformTable('sessions', {
    hq: ['select (account_id, ended_at)', 'update (ended_at)'],
    worker: ['select (id_hash, ends_at)', 'delete'],
    identity: ['select', 'insert', 'update (last_seen_at, idle_until, ended_at)'],
  })}
`;

/** What a writer says of an entry. `written_at` is not in it: that is the database's own word, beside the entry's. */
const SAID_OF_AN_ENTRY =
  'insert (id, agency_id, recorded_at, type, object_kind, object_id, subject_id, actor_id, entry)';

const JOURNAL = `
  create table journal_entries (
    id uuid primary key,
    agency_id uuid not null,
    recorded_at timestamptz not null,
    written_at timestamptz not null default now(),
    type text not null,
    object_kind text not null,
    object_id uuid not null,
    subject_id uuid,
    actor_id uuid,
    entry bytea not null,
    unique (agency_id, id)
  );
  create index journal_entries_of_subject on journal_entries (agency_id, subject_id, recorded_at desc, id desc);
  ${tenantTable('journal_entries', {
    agency: ['select', SAID_OF_AN_ENTRY],
    hq: ['select', SAID_OF_AN_ENTRY],
    worker: ['select', SAID_OF_AN_ENTRY],
  })}
  create trigger journal_entries_written_once before update or delete or truncate on journal_entries
    for each statement execute function app.refuse_change();
  create trigger journal_entries_actor before insert on journal_entries
    for each row execute function app.refuse_other_actor();

  create table journal_keys (
    agency_id uuid not null,
    subject_id uuid not null,
    secret bytea not null constraint journal_keys_aes256 check (length(secret) = 32),
    created_at timestamptz not null default now(),
    primary key (agency_id, subject_id)
  );
  ${tenantTable('journal_keys', {
    agency: ['select', 'insert'],
    hq: ['select', 'insert'],
    worker: ['select', 'insert'],
  })}

  create table journal_particulars (
    agency_id uuid not null,
    entry_id uuid not null,
    subject_id uuid not null,
    salt bytea not null constraint journal_particulars_salt check (length(salt) = 32),
    sealed bytea,
    primary key (agency_id, entry_id),
    foreign key (agency_id, entry_id) references journal_entries (agency_id, id)
  );
  create index journal_particulars_of_subject on journal_particulars (agency_id, subject_id);
  ${tenantTable('journal_particulars', {
    agency: ['select', 'insert'],
    hq: ['select', 'insert'],
    worker: ['select', 'insert'],
  })}
`;

const OUTBOX = `
  create table outbox (
    id uuid primary key default gen_random_uuid(),
    agency_id uuid not null,
    type text not null,
    payload jsonb not null,
    created_at timestamptz not null default now(),
    next_try_at timestamptz not null default '-infinity',
    attempts smallint not null default 0,
    handled_at timestamptz
  );
  create index outbox_of_agency on outbox (agency_id, created_at desc, id);
  create index outbox_waiting on outbox (next_try_at, created_at, id) where handled_at is null;
  create index outbox_handled on outbox (handled_at) where handled_at is not null;
  ${platformTable(
    'outbox',
    {
      agency: ['insert (agency_id, type, payload)'],
      hq: ['insert (agency_id, type, payload)'],
      worker: [
        'select',
        'insert (agency_id, type, payload)',
        'update (next_try_at, attempts, handled_at)',
        'delete',
      ],
    },
    ['agency'],
  )}
`;
