import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';
import { tenantTable } from './policies.js';

/** What completions need beyond the road from submission to decision. */
export class Completions1771200002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [CARRIED_OVER, EVIDENCE, FURTHER, ATTEMPTS, MOVES]) await runner.query(step);
  }

  down = forwardOnly;
}

/**
 * Work that was judged elsewhere counts here without being judged again, and says where it comes from. Who decided is
 * the account of then, or a name as text where there is no account; never neither. Whatever was judged here keeps its
 * four eyes. Work from another agency or from before the portal is LPHQ's to enter; work from another version has an
 * accepted completion of the same learner, the same decision and what the two versions map behind it: \`counts_as\` is the
 * database's reading of programme/mapping. What is judged here comes as a first submission.
 */
const CARRIED_OVER = `
  alter table completions
    add column carried_from text constraint completions_carried_from
      check (carried_from ~ '^(version|transfer|earlier-records):[^[:space:]].*$' and length(carried_from) <= 200),
    add column assessor_text text constraint completions_assessor_text check (length(assessor_text) between 1 and 200);
  comment on column completions.carried_from is 'version:EDITION, transfer:TRANSCRIPT or earlier-records:BATCH; null for work judged here';
  grant update (carried_from, assessor_text) on completions to lp_agency;
  grant insert on completions to lp_hq;

  create function app.counts_as(p_from jsonb, p_source integer, p_to jsonb, p_target integer) returns boolean
    language sql immutable set search_path = pg_catalog
    as $$
      select coalesce(
        (select bool_or((a ->> 'number')::integer = p_target and a -> 'from' @> to_jsonb(p_source))
          from jsonb_array_elements(p_to -> 'carriesOver') told, jsonb_array_elements(told -> 'assignments') a
          where told ->> 'edition' = p_from ->> 'edition'),
        (select bool_or(case when t -> 'outcomeCodes' = '[]' then f -> 'outcomeCodes' = '[]' and p_source = p_target
            else exists (select from jsonb_array_elements(f -> 'outcomeCodes') code where t -> 'outcomeCodes' @> code) end)
          from jsonb_array_elements(p_from -> 'assignments') f, jsonb_array_elements(p_to -> 'assignments') t
          where (f ->> 'number')::integer = p_source and (t ->> 'number')::integer = p_target),
        false)
    $$;
  grant execute on function app.counts_as(jsonb, integer, jsonb, integer) to lp_agency;

  create function app.completion_carried() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    begin
      if current_user not in ('lp_agency', 'lp_hq') or new.carried_from !~ '^(version|transfer|earlier-records):' then return new; end if;
      if current_user = 'lp_hq' and new.carried_from ~ '^(transfer|earlier-records):' then return new; end if;
      if current_user = 'lp_agency' and new.carried_from is null and new.attempt = 1 and new.approved_by is null
        and new.state in ('SUBMITTED', 'AWAITING_APPROVAL') then return new; end if;
      if current_user = 'lp_agency' and new.carried_from like 'version:%' and exists (
        select from public.completions c join public.programme_versions v on v.id = c.programme_version_id
          join public.programme_versions w on w.id = new.programme_version_id
        where c.agency_id = new.agency_id and c.learner_id = new.learner_id and c.state = 'ACCEPTED'
          and v.id <> w.id and app.counts_as(v.catalogue, c.assignment, w.catalogue, new.assignment) and 'version:' || v.edition = new.carried_from
          and (c.submitted_by, c.decided_by, c.assessor_text) is not distinct from (new.submitted_by, new.decided_by, new.assessor_text))
      then return new; end if;
      raise exception 'nothing accepted stands behind % of this learner', coalesce(new.carried_from, 'work judged here')
        using errcode = '23514', constraint = 'completions_carried';
    end $$;
  create trigger completions_carried before insert on completions for each row execute function app.completion_carried();
`;

/** Evidence as a file: bytes that we read and, if they are a picture, wrote anew. What no completion names may go. */
const EVIDENCE = `
  create table evidence_files (
    id uuid primary key default gen_random_uuid(),
    agency_id uuid not null,
    learner_id uuid not null,
    media_type text not null constraint evidence_files_media_type check (media_type in ('application/pdf', 'image/png', 'image/jpeg')),
    bytes bytea not null constraint evidence_files_bytes check (length(bytes) between 1 and 10485760),
    digest text not null constraint evidence_files_digest check (digest ~ '^[0-9a-f]{64}$'),
    uploaded_by uuid not null references accounts (id),
    uploaded_at timestamptz not null,
    unique (agency_id, id),
    unique (agency_id, learner_id, id),
    foreign key (agency_id, learner_id) references learners (agency_id, id)
  );
  alter table evidence_files alter column bytes set storage external;
  ${tenantTable('evidence_files', { agency: ['select', 'insert', 'delete'], hq: ['select'] })}
`;

/**
 * A submission from further back than the programme allows waits for LPHQ, and counts for nothing until LPHQ approved
 * the date. Notes on outcomes are the assessor's own.
 */
const FURTHER = `
  alter table completions
    add column rubric_notes jsonb not null default '{}' constraint completions_rubric_notes check (jsonb_typeof(rubric_notes) = 'object'),
    add column evidence_file_id uuid,
    add column backdated_because text constraint completions_backdated_because check (length(backdated_because) between 1 and 1000),
    add column approved_by uuid references accounts (id),
    add column approved_at timestamptz,
    drop constraint completions_state,
    add constraint completions_state check (state in ('AWAITING_APPROVAL', 'SUBMITTED', 'ACCEPTED', 'RETURNED', 'VOIDED')),
    drop constraint completions_decided,
    add constraint completions_decided check (case
      when carried_from is null then (state in ('AWAITING_APPROVAL', 'SUBMITTED')) = (decided_by is null)
        and (decided_by is null) = (decided_at is null) and assessor_text is null
      else state in ('ACCEPTED', 'VOIDED') and decided_at is not null and num_nonnulls(decided_by, assessor_text) = 1 end),
    add constraint completions_approved check (case
      when backdated_because is null then state <> 'AWAITING_APPROVAL' and num_nonnulls(approved_by, approved_at) = 0
      when state = 'AWAITING_APPROVAL' then num_nonnulls(approved_by, approved_at) = 0
      else num_nonnulls(approved_by, approved_at) = 2 or (state = 'RETURNED' and num_nonnulls(approved_by, approved_at) = 0) end),
    add constraint completions_evidence_file foreign key (agency_id, learner_id, evidence_file_id)
      references evidence_files (agency_id, learner_id, id);
  comment on column completions.backdated_because is 'why it lies further back than the programme allows, for LPHQ; null if it does not';
  create index completions_awaiting on completions (agency_id, submitted_at, id) where state = 'AWAITING_APPROVAL';
  create index completions_of_evidence on completions (agency_id, evidence_file_id) where evidence_file_id is not null;
  grant update (rubric_notes, evidence_file_id, backdated_because, approved_by, approved_at) on completions to lp_agency;
  grant delete on completions to lp_agency;
  grant update (state, approved_by, approved_at, decided_by, decided_at, return_reason) on completions to lp_hq;
`;

/** Every attempt before the one that stands, as it was when it was submitted anew. */
const ATTEMPTS = `
  create table completion_attempts (
    like completions,
    primary key (agency_id, id, attempt),
    foreign key (agency_id, id) references completions (agency_id, id),
    constraint completion_attempts_evidence_file foreign key (agency_id, learner_id, evidence_file_id)
      references evidence_files (agency_id, learner_id, id)
  );
  create index completion_attempts_of_evidence on completion_attempts (agency_id, evidence_file_id) where evidence_file_id is not null;
  ${tenantTable('completion_attempts', { agency: ['select', 'insert', 'delete'], hq: ['select'] })}
`;

/**
 * Every move, and what it may change. A new submission counts one more and leaves the attempt before it in
 * completion_attempts; taking it back within its minutes puts that attempt back, exactly. What nobody decided yet and is
 * the first may go whole. LPHQ alone approves a date or declines it.
 */
const MOVES = `
  create or replace function app.completion_moves() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    declare
      submission constant text[] := array['learner_account_id', 'state', 'attempt', 'completed_on', 'submitted_by', 'submitted_at',
        'decided_by', 'decided_at', 'outcomes_met', 'return_reason', 'voided_by', 'voided_at', 'void_reason', 'evidence_link', 'note',
        'carried_from', 'assessor_text', 'rubric_notes', 'evidence_file_id', 'backdated_because', 'approved_by', 'approved_at'];
      waits constant boolean := old.state in ('SUBMITTED', 'AWAITING_APPROVAL');
      moves constant text[] := case
        when current_user = 'lp_hq' and old.state <> 'AWAITING_APPROVAL' then null
        when new.attempt = old.attempt + 1 then
          case when old.state in ('RETURNED', 'VOIDED') and new.state in ('SUBMITTED', 'AWAITING_APPROVAL')
            and new.approved_by is null then submission end
        when new.attempt = old.attempt - 1 then
          case when waits and new.state in ('RETURNED', 'VOIDED') then submission end
        when new.attempt <> old.attempt then null
        when old.state = 'AWAITING_APPROVAL' and new.state = 'SUBMITTED' and current_user <> 'lp_agency' then
          array['state', 'approved_by', 'approved_at']
        when old.state = 'AWAITING_APPROVAL' and new.state = 'RETURNED' and current_user <> 'lp_agency' then
          array['state', 'decided_by', 'decided_at', 'return_reason']
        when old.state = 'SUBMITTED' and new.state in ('ACCEPTED', 'RETURNED') then
          array['learner_account_id', 'state', 'decided_by', 'decided_at', 'outcomes_met', 'return_reason', 'rubric_notes']
        when old.state in ('ACCEPTED', 'RETURNED') and new.state = 'SUBMITTED' and new.carried_from is null then
          array['learner_account_id', 'state', 'decided_by', 'decided_at', 'outcomes_met', 'return_reason', 'rubric_notes']
        when old.state = 'ACCEPTED' and new.state = 'VOIDED' then
          array['state', 'voided_by', 'voided_at', 'void_reason']
      end;
    begin
      if moves is null or to_jsonb(new) - moves <> to_jsonb(old) - moves then
        raise exception 'a completion does not go from % to % like this', old.state, new.state
          using errcode = '23514', constraint = 'completions_moves';
      end if;
      if new.attempt = old.attempt + 1 then
        insert into public.completion_attempts select old.*;
      elsif new.attempt = old.attempt - 1 then
        delete from public.completion_attempts a
        where a.agency_id = old.agency_id and a.id = old.id and a.attempt = old.attempt - 1 returning a.* into new;
        if not found then
          raise exception 'there is no attempt before this one' using errcode = '23514', constraint = 'completions_moves';
        end if;
      end if;
      return new;
    end $$;

  create function app.completion_goes() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    begin
      if old.state in ('SUBMITTED', 'AWAITING_APPROVAL') and old.attempt = 1 then return old; end if;
      raise exception 'a completion that is % (attempt %) stays', old.state, old.attempt
        using errcode = '23514', constraint = 'completions_moves';
    end $$;
  create trigger completions_goes before delete on completions for each row when (current_user = 'lp_agency')
    execute function app.completion_goes();

  create function app.completion_attempt_kept() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    begin
      raise exception 'permission denied: an attempt comes and goes with its completion'
        using errcode = '42501', constraint = 'completions_moves';
    end $$;
  create trigger completion_attempts_kept before insert or delete on completion_attempts for each row
    when (pg_trigger_depth() = 0 and current_user = 'lp_agency') execute function app.completion_attempt_kept();
`;
