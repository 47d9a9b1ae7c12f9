import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';
import { platformTable, tenantTable } from './policies.js';

/** Badges, what waits to be signed, and the public door. */
export class Badges1771000003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BADGES);
    await runner.query(TO_SIGN);
    await runner.query(PUBLIC_DOOR);
  }

  down = forwardOnly;
}

/**
 * `code` is canonical: 15 random Crockford characters and a check character, no separators. A badge moves forwards
 * only, whoever asks, and each move changes its own columns and no other: what is stated is stated at the insert, only
 * the worker's role issues, and no statement touches a badge that was revoked, withdrawn or undone. Withdrawn and undone
 * ones keep who and why in the columns of revocation. Undone is what was taken back before anyone was told of it: the
 * agency's hold is 10 minutes and at most a day, which is the bound here. A place in a status list is one badge's for ever.
 */
const BADGES = `
  create table badges (
    id uuid primary key default gen_random_uuid(),
    agency_id uuid not null references agencies (agency_id),
    learner_id uuid not null,
    programme_version_id uuid not null references programme_versions (id),
    kind text not null constraint badges_kind check (kind in ('MSQ')),
    code text not null constraint badges_code_unique unique
      constraint badges_code_form check (code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
    state text not null default 'PREPARED'
      constraint badges_state check (state in ('PREPARED', 'ISSUED', 'REVOKED', 'WITHDRAWN', 'UNDONE')),
    name_choice text not null constraint badges_name_choice check (name_choice in ('INITIAL_AND_FAMILY', 'NONE')),
    public_name text,
    consented_at timestamptz not null,
    valid_from timestamptz not null,
    valid_until date not null,
    expires_at timestamptz not null,
    kid text not null,
    status_list integer not null,
    status_position integer not null constraint badges_status_position check (status_position between 0 and 131071),
    jwt_payload bytea not null,
    cwt_payload bytea not null,
    jwt text,
    proof text,
    prepared_by uuid not null references accounts (id),
    prepared_at timestamptz not null,
    issued_at timestamptz,
    revoked_by uuid references accounts (id),
    revoked_at timestamptz,
    revocation_reason text constraint badges_revocation_reason check (
      revocation_reason in ('ISSUED_IN_ERROR', 'COMPLETION_WITHDRAWN', 'MISUSE', 'HOLDER_REQUEST', 'OTHER')),
    revocation_note text,
    unique (agency_id, id),
    constraint badges_name_consent check ((name_choice = 'NONE') = (public_name is null)),
    constraint badges_signed check (num_nulls(jwt, proof, issued_at) = case when state in ('PREPARED', 'WITHDRAWN') then 3 else 0 end),
    constraint badges_revoked check (
      num_nulls(revoked_at, revocation_reason) = case when state in ('REVOKED', 'WITHDRAWN', 'UNDONE') then 0 else 2 end),
    constraint badges_undone check (
      state <> 'UNDONE' or (revocation_reason = 'ISSUED_IN_ERROR' and revoked_at <= issued_at + interval '24 hours')),
    constraint badges_one_place unique (status_list, status_position),
    foreign key (agency_id, learner_id) references learners (agency_id, id),
    foreign key (agency_id, kid) references signing_keys (agency_id, kid),
    foreign key (agency_id, status_list) references status_lists (agency_id, number)
  );
  create index badges_taken_back on badges (status_list, status_position) where state in ('REVOKED', 'UNDONE');
  create unique index badges_one_live_per_programme on badges (agency_id, learner_id, programme_version_id)
    where state in ('PREPARED', 'ISSUED');
  create index badges_of_learner on badges (agency_id, learner_id, prepared_at desc, id);
  create index badges_in_order on badges (agency_id, prepared_at desc, id);
  ${tenantTable('badges', {
    agency: [
      'select',
      `insert (id, agency_id, learner_id, programme_version_id, kind, code, name_choice, public_name, consented_at,
        valid_from, valid_until, expires_at, kid, status_list, status_position, jwt_payload, cwt_payload, prepared_by,
        prepared_at)`,
      'update (state, revoked_by, revoked_at, revocation_reason, revocation_note)',
    ],
    hq: ['select'],
    worker: ['select', 'update (state, jwt, proof, issued_at)'],
  })}

  create function app.badge_moves() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    declare
      moves constant text[] := case
        when (old.state, new.state) = ('PREPARED', 'ISSUED') and current_user = 'lp_worker' then
          array['state', 'jwt', 'proof', 'issued_at']
        when (old.state, new.state) in (('PREPARED', 'WITHDRAWN'), ('ISSUED', 'REVOKED'), ('ISSUED', 'UNDONE')) then
          array['state', 'revoked_by', 'revoked_at', 'revocation_reason', 'revocation_note']
      end;
    begin
      if to_jsonb(new) - moves = to_jsonb(old) - moves then return new; end if;
      raise exception 'a badge does not go from % to % like this', old.state, new.state
        using errcode = '23514', constraint = 'badges_moves';
    end $$;
  create trigger badges_moves before update on badges for each row execute function app.badge_moves();

  create function app.badge_taken_back() returns trigger language plpgsql set search_path = pg_catalog
    as $$ begin
      insert into public.public_changes (agency_id, list_number, position)
      values (new.agency_id, new.status_list, new.status_position);
      perform pg_notify('status_changed', '');
      return null;
    end $$;
  create trigger badges_taken_back after update on badges for each row
    when (old.state = 'ISSUED' and new.state in ('REVOKED', 'UNDONE')) execute function app.badge_taken_back();
`;

/**
 * Rows are the truth, a notification is a nudge: prepare writes here, finish and withdrawal empty it. A row says which
 * badge waits and when the worker tries next; what is signed stands in the badge alone.
 */
const TO_SIGN = `
  create table to_sign (
    credential_id uuid primary key,
    agency_id uuid not null,
    prepared_at timestamptz not null,
    next_try_at timestamptz not null,
    attempts integer not null default 0,
    foreign key (agency_id, credential_id) references badges (agency_id, id)
  );
  create index to_sign_in_order on to_sign (agency_id, next_try_at, credential_id);
  ${platformTable(
    'to_sign',
    {
      agency: [
        'select (credential_id, agency_id)',
        'insert (credential_id, agency_id, prepared_at, next_try_at)',
        'delete',
      ],
      worker: ['select', 'update (next_try_at, attempts)', 'delete'],
    },
    ['agency'],
  )}
`;

/**
 * The public door: lp_verify may run these functions and read no table. They run as lp_verify_def, which may
 * read just the columns that a scan shows; with forced policies even a definer sees only what its policy opens. An undone
 * badge is in the policy for the sake of its bit, and in no record.
 */
const PUBLIC_DOOR = `
  grant select (code, agency_id, kind, state, public_name, valid_from, valid_until, expires_at, kid, jwt_payload,
    cwt_payload, jwt, proof, issued_at, revoked_at, status_list, status_position) on badges to lp_verify_def;
  create policy badges_verify on badges for select to lp_verify_def using (state in ('ISSUED', 'REVOKED', 'UNDONE'));
  grant select (name, phone, email, standing, authorised_until) on agencies to lp_verify_def;
  grant select (version, jwt, signed_at) on key_lists to lp_verify_def;
  create policy key_lists_verify on key_lists for select to lp_verify_def using (true);

  grant create on schema app to lp_verify_def;
  set local role lp_verify_def;

  create function app.verify_record(p_code text)
    returns table (code text, kind text, state text, public_name text, valid_from timestamptz, valid_until date,
      expires_at timestamptz, kid text, jwt_payload bytea, cwt_payload bytea, jwt text, revoked_at timestamptz,
      agency_slug text, agency_name text, agency_phone text, agency_email text, agency_standing text, authorised_until date,
      status_list integer, status_position integer)
    language sql stable security definer set search_path = pg_catalog, public
    as $$
      select b.code, b.kind, b.state, b.public_name, b.valid_from, b.valid_until, b.expires_at, b.kid, b.jwt_payload,
        b.cwt_payload, b.jwt, b.revoked_at, a.slug, a.name, a.phone, a.email, a.standing, a.authorised_until,
        b.status_list, b.status_position
      from public.badges b join public.agencies a on a.agency_id = b.agency_id
      where b.code = p_code and b.state in ('ISSUED', 'REVOKED')
    $$;
  create function app.taken_back()
    returns table (list_number integer, "position" integer)
    language sql stable security definer set search_path = pg_catalog
    as $$ select b.status_list, b.status_position from public.badges b where b.state in ('REVOKED', 'UNDONE') $$;
  create function app.published_key_list()
    returns table (version bigint, jwt text, signed_at timestamptz)
    language sql stable security definer set search_path = pg_catalog, public
    as $$ select version, jwt, signed_at from public.key_lists order by version desc limit 1 $$;
  revoke all on function app.verify_record(text), app.taken_back(), app.published_key_list() from public;
  grant execute on function app.verify_record(text), app.taken_back(), app.published_key_list() to lp_verify;

  set local role lp_owner;
  revoke create on schema app from lp_verify_def;
`;
