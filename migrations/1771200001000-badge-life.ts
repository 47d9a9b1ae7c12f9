import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';
import { tenantTable } from './policies.js';

/** The life of a badge: kinds, holds, suspension and its list, re-issue, and reviews of badges whose ground is gone. */
export class BadgeLife1771200001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HOLDS);
    await runner.query(BADGES);
    await runner.query(MOVES);
    await runner.query(REVIEWS);
    await runner.query(LISTS);
    await runner.query(PUBLIC_DOOR);
  }

  down = forwardOnly;
}

/** How long a badge is held before anyone is told of it: the agency's choice, kept on the badge when it is prepared. */
const HOLDS = `
  alter table agencies add column badge_hold_minutes integer not null default 10
    constraint agencies_badge_hold check (badge_hold_minutes between 10 and 1440);
  grant update (badge_hold_minutes) on agencies to lp_agency;
  alter table badges add column hold_minutes integer not null default 10
    constraint badges_hold check (hold_minutes between 10 and 1440);
  alter table badges drop constraint badges_undone;
  alter table badges add constraint badges_undone check (state <> 'UNDONE'
    or (revocation_reason = 'ISSUED_IN_ERROR' and revoked_at <= issued_at + hold_minutes * interval '1 minute'));
`;

/**
 * \`yields_to\` names the badge that takes this one's place: of a live badge while its re-issue waits for a signature, and
 * of an expired one for good. Whoever yields holds no place any more, so that a learner has one live badge of a kind,
 * whatever edition it names. The last instant of a day is one function, here and in the app (T09).
 */
const BADGES = `
  create function app.expires_at(p_day date) returns timestamptz language sql immutable set search_path = pg_catalog
    as $$ select (p_day + 1)::timestamp at time zone 'America/Toronto' $$;
  grant execute on function app.expires_at(date) to lp_agency, lp_worker;

  alter table badges
    add column emblem text not null default 'NEUTRAL' constraint badges_emblem check (emblem in ('NEUTRAL', 'WHITE_STAR')),
    add column suspended_by uuid references accounts (id),
    add column suspended_at timestamptz,
    add column suspension_reason text constraint badges_suspension_reason check (
      suspension_reason in ('UNDER_REVIEW', 'COMPLETION_VOIDED', 'MISUSE_REPORTED', 'HOLDER_REQUEST', 'OTHER')),
    add column suspension_note text,
    add column yields_to uuid,
    add constraint badges_learner_kind unique (agency_id, learner_id, kind, id),
    add constraint badges_yield_to_their_own foreign key (agency_id, learner_id, kind, yields_to)
      references badges (agency_id, learner_id, kind, id),
    add constraint badges_yield_elsewhere check (yields_to <> id),
    drop constraint badges_kind,
    add constraint badges_kind check (kind in ('MSQ', 'CC_MS')),
    drop constraint badges_state,
    add constraint badges_state
      check (state in ('PREPARED', 'ISSUED', 'SUSPENDED', 'REVOKED', 'WITHDRAWN', 'UNDONE')),
    drop constraint badges_revocation_reason,
    add constraint badges_revocation_reason check (revocation_reason in
      ('ISSUED_IN_ERROR', 'COMPLETION_WITHDRAWN', 'MISUSE', 'HOLDER_REQUEST', 'SUPERSEDED', 'OTHER')),
    add constraint badges_suspended check (
      num_nulls(suspended_at, suspension_reason) = case when state = 'SUSPENDED' then 0 else 2 end),
    add constraint badges_superseded check (
      revocation_reason is distinct from 'SUPERSEDED' or (state = 'REVOKED' and yields_to is not null)),
    add constraint badges_end_of_day check (expires_at = app.expires_at(valid_until)) not valid;

  drop index badges_one_live_per_programme;
  create unique index badges_one_live on badges (agency_id, learner_id, kind)
    where state in ('PREPARED', 'ISSUED', 'SUSPENDED') and yields_to is null;
  create index badges_yielding on badges (agency_id, yields_to) where yields_to is not null;
  create index badges_suspended_places on badges (status_list, status_position) where state = 'SUSPENDED';
  grant insert (emblem, hold_minutes) on badges to lp_agency;
  grant update (suspended_by, suspended_at, suspension_reason, suspension_note, yields_to) on badges to lp_agency;
  grant update (revoked_at, revocation_reason) on badges to lp_worker;
`;

/**
 * Suspended and issued change places as often as it takes; revoked, withdrawn and undone stay final. The worker revokes
 * one thing alone: a badge that yields, when the badge that takes its place is signed. What a scan shows differently from
 * a move on, verifiers are told.
 */
const MOVES = `
  create or replace function app.badge_moves() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    declare
      revocation constant text[] := array['state', 'revoked_by', 'revoked_at', 'revocation_reason', 'revocation_note'];
      suspension constant text[] := array['state', 'suspended_by', 'suspended_at', 'suspension_reason', 'suspension_note'];
      is_superseded constant boolean := new.revocation_reason = 'SUPERSEDED';
      moves constant text[] := case
        when (old.state, new.state) = ('PREPARED', 'ISSUED') and current_user = 'lp_worker' then
          array['state', 'jwt', 'proof', 'issued_at']
        when (old.state, new.state) = ('ISSUED', 'REVOKED') and is_superseded and current_user = 'lp_worker' and exists (
          select from public.badges b
          where b.agency_id = new.agency_id and b.id = new.yields_to and b.state = 'ISSUED') then
          array['state', 'revoked_at', 'revocation_reason']
        when current_user = 'lp_worker' or is_superseded then null
        when (old.state, new.state) in (('PREPARED', 'WITHDRAWN'), ('ISSUED', 'REVOKED'), ('ISSUED', 'UNDONE')) then revocation
        when (old.state, new.state) = ('SUSPENDED', 'REVOKED') then revocation || suspension
        when (old.state, new.state) in (('ISSUED', 'SUSPENDED'), ('SUSPENDED', 'ISSUED')) then suspension
        when (old.state, new.state) = ('ISSUED', 'ISSUED') and num_nulls(old.yields_to, new.yields_to) = 1 then
          array['yields_to']
      end;
    begin
      if to_jsonb(new) - moves = to_jsonb(old) - moves then return new; end if;
      raise exception 'a badge does not go from % to % like this', old.state, new.state
        using errcode = '23514', constraint = 'badges_moves';
    end $$;

  drop trigger badges_taken_back on badges;
  create trigger badges_shown_otherwise after update on badges for each row
    when (old.state in ('ISSUED', 'SUSPENDED') and new.state <> old.state) execute function app.badge_taken_back();
  grant insert (agency_id, list_number, position) on public_changes to lp_worker;
`;

/** What somebody must decide: a signed badge stands on a completion that was voided. A decision is final. */
const REVIEWS = `
  create table badge_reviews (
    id uuid primary key default gen_random_uuid(),
    agency_id uuid not null references agencies (agency_id),
    badge_id uuid not null,
    completion_id uuid not null,
    opened_by uuid not null references accounts (id),
    opened_at timestamptz not null,
    decision text constraint badge_reviews_decision check (decision in ('KEEP', 'SUSPEND', 'REVOKE')),
    decided_by uuid references accounts (id),
    decided_at timestamptz,
    reason text,
    unique (agency_id, id),
    constraint badge_reviews_decided check (num_nulls(decision, decided_by, decided_at, reason) in (0, 4)),
    foreign key (agency_id, badge_id) references badges (agency_id, id),
    foreign key (agency_id, completion_id) references completions (agency_id, id)
  );
  create unique index badge_reviews_one_open on badge_reviews (agency_id, badge_id) where decision is null;
  create index badge_reviews_in_order on badge_reviews (agency_id, opened_at, id) where decision is null;
  create index badge_reviews_of_badge on badge_reviews (agency_id, badge_id, opened_at desc, id);
  ${tenantTable('badge_reviews', {
    agency: [
      'select',
      'insert (id, agency_id, badge_id, completion_id, opened_by, opened_at)',
      'update (decision, decided_by, decided_at, reason)',
    ],
    hq: ['select'],
  })}

  create function app.review_is_decided_once() returns trigger language plpgsql set search_path = pg_catalog
    as $$ begin
      if old.decision is null then return new; end if;
      raise exception 'the review % was decided', old.id using errcode = '23514', constraint = 'badge_reviews_once';
    end $$;
  create trigger badge_reviews_once before update on badge_reviews
    for each row execute function app.review_is_decided_once();
`;

/** The second list of every number: the same places, with a purpose of its own. */
const LISTS = `
  alter table status_lists drop constraint status_lists_kind;
  alter table status_lists add constraint status_lists_kind check (kind in ('MSQ', 'CC_MS'));
  alter table published_status_lists drop constraint published_status_lists_purpose;
  alter table published_status_lists add constraint published_status_lists_purpose
    check (purpose in ('revocation', 'suspension'));
`;

/**
 * A place that changed is told with its state of now: what commits after the look comes with a later one, so that two
 * moves of one badge are never heard in the wrong order. A record says whether it was replaced, and no other reason.
 */
const PUBLIC_DOOR = `
  alter policy badges_verify on badges using (state in ('ISSUED', 'SUSPENDED', 'REVOKED', 'UNDONE'));
  grant select (revocation_reason) on badges to lp_verify_def;
  grant create on schema app to lp_verify_def;
  set local role lp_verify_def;

  drop function app.public_changes_since(xid8);
  create function app.public_changes_since(p_mark xid8)
    returns table (mark xid8, agency_slug text, list_number integer, "position" integer, state text)
    language sql stable security definer set search_path = pg_catalog
    as $$
      select now.mark, c.slug, c.list_number, c.position, c.state
      from (select pg_snapshot_xmin(pg_current_snapshot()) as mark) now
      left join (
        select c.xid, a.slug, c.list_number, c.position, b.state
        from public.public_changes c join public.agencies a on a.agency_id = c.agency_id
        left join public.badges b on b.status_list = c.list_number and b.status_position = c.position
      ) c on c.xid >= p_mark
    $$;
  create function app.suspended()
    returns table (list_number integer, "position" integer)
    language sql stable security definer set search_path = pg_catalog
    as $$ select b.status_list, b.status_position from public.badges b where b.state = 'SUSPENDED' $$;

  drop function app.verify_record(text);
  create function app.verify_record(p_code text)
    returns table (code text, kind text, state text, public_name text, valid_from timestamptz, valid_until date,
      expires_at timestamptz, kid text, jwt_payload bytea, cwt_payload bytea, jwt text, revoked_at timestamptz,
      agency_slug text, agency_name text, agency_phone text, agency_email text, agency_standing text, authorised_until date,
      status_list integer, status_position integer, is_replaced boolean)
    language sql stable security definer set search_path = pg_catalog, public
    as $$
      select b.code, b.kind, b.state, b.public_name, b.valid_from, b.valid_until, b.expires_at, b.kid, b.jwt_payload,
        b.cwt_payload, b.jwt, b.revoked_at, a.slug, a.name, a.phone, a.email, a.standing, a.authorised_until,
        b.status_list, b.status_position, coalesce(b.revocation_reason = 'SUPERSEDED', false)
      from public.badges b join public.agencies a on a.agency_id = b.agency_id
      where b.code = p_code and b.state in ('ISSUED', 'SUSPENDED', 'REVOKED')
    $$;
  revoke all on function app.public_changes_since(xid8), app.suspended(), app.verify_record(text) from public;
  grant execute on function app.public_changes_since(xid8), app.suspended(), app.verify_record(text) to lp_verify;

  set local role lp_owner;
  revoke create on schema app from lp_verify_def;
`;
