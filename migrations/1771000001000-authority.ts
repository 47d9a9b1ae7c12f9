import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';
import { platformTable, tenantTable } from './policies.js';

/** Agencies and the keys they sign with. */
export class Authority1771000001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(AGENCIES);
    await runner.query(KEYS);
    await runner.query(ORIGINS);
  }

  down = forwardOnly;
}

/** The slug is part of the issuer's name in every signed credential and never changes. */
const AGENCIES = `
  create table agencies (
    agency_id uuid primary key default gen_random_uuid(),
    slug text not null constraint agencies_slug_unique unique
      constraint agencies_slug_form check (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'),
    name text not null,
    phone text not null,
    email text not null,
    standing text not null constraint agencies_standing check (standing in ('AUTHORISED', 'SUSPENDED', 'ENDED')),
    authorised_until date not null,
    created_at timestamptz not null default now(),
    locks smallint not null default 0
  );
  comment on column agencies.locks is 'FOR SHARE/UPDATE needs an update right on some column; this one is harmless';
  create index agencies_by_name on agencies (name collate "C", agency_id);
  ${tenantTable('agencies', {
    agency: ['select', 'update (locks)'],
    hq: ['select', 'insert', 'update (standing, authorised_until, phone, email)'],
    worker: ['select', 'update (locks)'],
  })}
  alter table memberships add constraint memberships_agency foreign key (agency_id) references agencies (agency_id);
`;

/**
 * Public halves are public: the worker reads all of them to publish the list. Private halves are sealed and
 * readable by the worker alone. The nil agency is LPHQ itself. The issuer's slug stands beside the key, since the
 * worker that publishes the list sees every public key and no agency's row.
 */
const KEYS = `
  create table signing_keys (
    kid text primary key constraint signing_keys_kid check (kid ~ '^[a-z2-7]{16}$'),
    agency_id uuid not null,
    purpose text not null constraint signing_keys_purpose check (purpose in ('OPERATING', 'BADGE', 'STATUS')),
    issuer_slug text constraint signing_keys_issuer check ((purpose = 'OPERATING') = (issuer_slug is null)),
    algorithm text not null constraint signing_keys_algorithm check (algorithm in ('ES256')),
    public_jwk jsonb not null,
    short_kid bytea not null constraint signing_keys_short_kid_unique unique
      constraint signing_keys_short_kid check (length(short_kid) = 4),
    state text not null constraint signing_keys_state check (state in ('PENDING', 'ACTIVE', 'RETIRED', 'COMPROMISED')),
    certificate text,
    valid_from timestamptz not null,
    valid_until timestamptz not null,
    compromised_at timestamptz,
    created_at timestamptz not null default now(),
    unique (agency_id, kid)
  );
  create unique index signing_keys_one_active on signing_keys (agency_id, purpose, algorithm) where state = 'ACTIVE';
  ${platformTable(
    'signing_keys',
    { agency: ['select'], hq: ['select'], worker: ['select', 'insert', 'update (state, compromised_at)'] },
    ['agency'],
  )}

  create table signing_key_secrets (
    kid text primary key,
    agency_id uuid not null,
    sealed_key bytea not null,
    sealed_data_key bytea not null,
    master_version integer not null,
    created_at timestamptz not null default now(),
    foreign key (agency_id, kid) references signing_keys (agency_id, kid)
  );
  create index signing_key_secrets_of_agency on signing_key_secrets (agency_id, kid);
  ${tenantTable('signing_key_secrets', { worker: ['select', 'insert', 'update (sealed_data_key, master_version)'] })}

  create table key_lists (
    version bigint primary key,
    jwt text not null,
    signed_at timestamptz not null
  );
  ${platformTable('key_lists', { worker: ['select', 'insert'], hq: ['select'] })}
`;

/** Where badges may be verified: the first is recorded with the first signature, since cards carry it for years. */
const ORIGINS = `
  create table verify_origins (
    origin text primary key,
    is_first boolean constraint verify_origins_one_first unique constraint verify_origins_first check (is_first),
    recorded_at timestamptz not null default now()
  );
  ${platformTable('verify_origins', { worker: ['select', 'insert'], hq: ['select'] })}
`;
