import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';

/** What is the holder’s own to choose, and what the end of one record leaves of the others (docs/decisions/0022, 0025). */
export class LearnersOwn1771400003000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [EMBLEM, MOVES, AGENCY_WIDE]) await runner.query(step);
  }

  down = forwardOnly;
}

const CHOSEN_AT =
  'when its holder chose the emblem themselves; null where nobody chose one, or the agency recorded it for them';

/** The emblem reveals a religion: its holder may choose it, and take it back, on a badge of theirs. */
const EMBLEM = `
  alter table badges add column emblem_chosen_at timestamptz;
  comment on column badges.emblem_chosen_at is '${CHOSEN_AT}';
  grant select (emblem_chosen_at), update (emblem, emblem_chosen_at) on badges to lp_learner;
`;

/**
 * The moves as they were, and before them what a holder may change of a badge that something can still become of: the
 * emblem, as their own choice, and only whoever has the record's account now.
 */
const MOVES = `
  create or replace function app.badge_moves() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    declare
      revocation constant text[] := array['state', 'revoked_by', 'revoked_at', 'revocation_reason', 'revocation_note'];
      suspension constant text[] := array['state', 'suspended_by', 'suspended_at', 'suspension_reason', 'suspension_note'];
      is_superseded constant boolean := new.revocation_reason = 'SUPERSEDED';
      moves constant text[] := case
        when current_user = 'lp_learner' and old.state in ('PREPARED', 'ISSUED', 'SUSPENDED')
          and new.emblem_chosen_at is not null and exists (
          select from public.learners l
          where l.agency_id = new.agency_id and l.id = new.learner_id
            and l.account_id = nullif(current_setting('app.actor', true), '')::uuid) then
          array['emblem', 'emblem_chosen_at']
        when current_user = 'lp_learner' then null
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
`;

/**
 * Two answers that a role cannot give itself. What an agency's files weigh together, and nothing else of them: a learner
 * sees their own files, and what they upload counts with everybody's. And the end of an account at one agency, which
 * leaves the account, its ways in and its devices to a record that it has elsewhere. Two agencies that close it at the same
 * moment do so in turn, so that the later one finds no record left.
 */
const AGENCY_WIDE = `
  grant select (agency_id, bytes) on evidence_files to lp_account_def;
  create policy evidence_files_account on evidence_files for select to lp_account_def
    using (agency_id = (select app.cur_agency()));

  grant create on schema app to lp_account_def;
  set local role lp_account_def;

  create function app.evidence_weight() returns bigint
    language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$
      select coalesce(sum(length(f.bytes)), 0)::bigint from public.evidence_files f where f.agency_id = app.cur_agency()
    $$;
  revoke all on function app.evidence_weight() from public;
  grant execute on function app.evidence_weight() to lp_agency, lp_learner;

  create or replace function app.close_learner_account(p_learner uuid, p_at timestamptz) returns boolean
    language plpgsql security definer set search_path = pg_catalog, pg_temp
    as $$
    declare
      closed uuid;
    begin
      select l.account_id into closed from public.learners l
        where l.agency_id = app.cur_agency() and l.id = p_learner and l.account_id is not null for update;
      if not found then return false; end if;
      update public.learners l set account_id = null where l.agency_id = app.cur_agency() and l.id = p_learner;
      perform from public.accounts a where a.id = closed for update;
      if not exists (select from public.learners o where o.account_id = closed) then
        update public.learner_sessions s set ended_at = p_at where s.account_id = closed and s.ended_at is null;
        delete from public.learner_passkeys k where k.account_id = closed;
        update public.learner_accounts w set sign_in_email = null where w.account_id = closed;
        update public.accounts a set disabled_at = p_at where a.id = closed and a.email is null;
      end if;
      return true;
    end $$;

  set local role lp_owner;
  revoke create on schema app from lp_account_def;
`;
