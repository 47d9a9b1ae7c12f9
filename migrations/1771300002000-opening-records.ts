import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';
import { tenantTable } from './policies.js';

/** What an agency brings from before the portal, and sheets of new learners (docs/decisions/0026). */
export class OpeningRecords1771300002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const step of [BATCHES, MOVES, ENTERED, SHEETS]) await runner.query(step);
  }

  down = forwardOnly;
}

/**
 * One open batch at a time. The id of an entry is the id that the learner will have. `content` is the entry as it was
 * judged: name, addresses, day of enrolment, and for each assignment its day and its past assessor.
 */
const BATCHES = `
  create table opening_batches (
    id uuid primary key default gen_random_uuid(),
    agency_id uuid not null references agencies (agency_id),
    state text not null default 'DRAFT' constraint opening_batches_state check (state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'DECLINED')),
    revision integer not null default 1 constraint opening_batches_revision check (revision between 1 and 100000),
    entered_by uuid[] not null constraint opening_batches_entered_by check (cardinality(entered_by) >= 1),
    started_at timestamptz not null,
    submitted_by uuid references accounts (id),
    submitted_at timestamptz,
    decided_by uuid references accounts (id),
    decided_at timestamptz,
    decline_reason text constraint opening_batches_decline_reason check (length(decline_reason) between 1 and 1000),
    unique (agency_id, id),
    constraint opening_batches_submitted check (num_nulls(submitted_by, submitted_at) = 0
      or (state = 'DRAFT' and num_nulls(submitted_by, submitted_at) = 2)),
    constraint opening_batches_decided check (case state
      when 'APPROVED' then num_nulls(decided_by, decided_at) = 0 and decline_reason is null
      when 'DECLINED' then num_nulls(decided_by, decided_at, decline_reason) = 0
      when 'SUBMITTED' then num_nulls(decided_by, decided_at, decline_reason) = 3
      else num_nulls(decided_by, decided_at, decline_reason) in (0, 3) end),
    constraint opening_batches_four_eyes check (state not in ('APPROVED', 'DECLINED')
      or (decided_by <> submitted_by and not decided_by = any (entered_by)))
  );
  create unique index opening_batches_one_open on opening_batches (agency_id) where state <> 'APPROVED';
  create index opening_batches_newest on opening_batches (agency_id, started_at desc, id);
  create index opening_batches_to_decide on opening_batches (submitted_at, id) where state = 'SUBMITTED';
  comment on column opening_batches.entered_by is 'everybody who ever entered or took out a line: none of them approves';
  ${tenantTable('opening_batches', {
    agency: [
      'select',
      'insert (id, agency_id, entered_by, started_at)',
      'update (state, revision, entered_by, submitted_by, submitted_at, decided_by, decided_at, decline_reason)',
      'delete',
    ],
    hq: ['select', 'update (state, decided_by, decided_at, decline_reason)'],
  })}

  create table opening_entries (
    id uuid primary key,
    agency_id uuid not null,
    batch_id uuid not null,
    n integer not null,
    content jsonb not null constraint opening_entries_content check (jsonb_typeof(content -> 'works') = 'array'),
    unique (agency_id, id),
    constraint opening_entries_in_order unique (agency_id, batch_id, n),
    constraint opening_entries_batch foreign key (agency_id, batch_id) references opening_batches (agency_id, id)
  );
  ${tenantTable('opening_entries', { agency: ['select', 'insert', 'delete'], hq: ['select'] })}
`;

/** An agency writes a draft and hands it in; LPHQ alone answers, once. What was approved stays as it is. */
const MOVES = `
  create function app.opening_batch_moves() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    begin
      if current_user = 'lp_hq' and old.state = 'SUBMITTED' and new.state in ('APPROVED', 'DECLINED') then return new; end if;
      if current_user = 'lp_agency' and old.state in ('DRAFT', 'DECLINED') and new.state in ('DRAFT', 'SUBMITTED')
        and new.revision = old.revision + 1 and new.entered_by @> old.entered_by
        and (new.decided_by is null or (new.decided_by, new.decided_at, new.decline_reason) = (old.decided_by, old.decided_at, old.decline_reason))
      then return new; end if;
      raise exception 'opening records do not go from % to % like this', old.state, new.state
        using errcode = '23514', constraint = 'opening_batches_moves';
    end $$;
  create trigger opening_batches_moves before update on opening_batches
    for each row execute function app.opening_batch_moves();

  create function app.opening_batch_goes() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    begin
      if old.state in ('DRAFT', 'DECLINED') then return old; end if;
      raise exception 'opening records that are % stay', old.state
        using errcode = '23514', constraint = 'opening_batches_moves';
    end $$;
  create trigger opening_batches_goes before delete on opening_batches
    for each row when (current_user = 'lp_agency') execute function app.opening_batch_goes();

  create function app.opening_entry_moves() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    declare
      entry constant public.opening_entries := case when tg_op = 'DELETE' then old else new end;
    begin
      if exists (select from public.opening_batches b
        where b.agency_id = entry.agency_id and b.id = entry.batch_id and b.state not in ('DRAFT', 'DECLINED')) then
        raise exception 'lines come and go in a draft alone' using errcode = '23514', constraint = 'opening_batches_moves';
      end if;
      return entry;
    end $$;
  create trigger opening_entries_moves before insert or delete on opening_entries
    for each row when (current_user = 'lp_agency') execute function app.opening_entry_moves();
`;

/**
 * LPHQ enrols where a transfer was agreed to, or where it approved the line with this very id; and a completion "from
 * earlier records" is what that line says: the assignment, the day and the assessor. No insert of an agency may say that
 * somebody comes from earlier records.
 */
const ENTERED = `
  alter table enrolments
    add column opening_batch_id uuid,
    add constraint enrolments_opening_batch foreign key (agency_id, opening_batch_id) references opening_batches (agency_id, id);
  revoke insert on enrolments from lp_agency;
  grant insert (id, agency_id, learner_id, programme_version_id, track, enrolled_on, standing, standing_since, standing_reason,
    keeps_core_competencies, age_attested) on enrolments to lp_agency;
  comment on column enrolments.opening_batch_id is 'the approved batch of earlier records that this enrolment comes from; null for everybody else';

  create or replace function app.entered_by_transfer() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    begin
      if exists (select from public.transfer_offers o
        where o.agency_id = new.agency_id and o.portable_id = new.portable_id and o.state = 'ACCEPTED') then return new; end if;
      if exists (select from public.opening_entries e
          join public.opening_batches b on b.agency_id = e.agency_id and b.id = e.batch_id
        where e.agency_id = new.agency_id and e.id = new.id and b.state = 'APPROVED') then return new; end if;
      raise exception 'LPHQ enrols nobody but by a transfer that both agencies agreed to, or from records that it approved'
        using errcode = '42501', constraint = 'learners_entered_by_transfer';
    end $$;

  create function app.enrolled_from_records() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    begin
      if exists (select from public.opening_entries e
          join public.opening_batches b on b.agency_id = e.agency_id and b.id = e.batch_id
        where e.agency_id = new.agency_id and e.id = new.learner_id and b.id = new.opening_batch_id and b.state = 'APPROVED'
          and e.content ->> 'enrolledOn' = to_char(new.enrolled_on, 'YYYY-MM-DD')) then return new; end if;
      raise exception 'no approved line of earlier records stands behind this enrolment'
        using errcode = '23514', constraint = 'enrolments_from_records';
    end $$;
  create trigger enrolments_from_records before insert on enrolments
    for each row when (current_user = 'lp_hq' and new.opening_batch_id is not null)
    execute function app.enrolled_from_records();

  create function app.completed_by_records() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    begin
      if exists (select from public.opening_entries e
          join public.opening_batches b on b.agency_id = e.agency_id and b.id = e.batch_id
        where e.agency_id = new.agency_id and e.id = new.learner_id and b.state = 'APPROVED'
          and new.carried_from = 'earlier-records:' || b.id and new.submitted_by = b.submitted_by
          and e.content -> 'works' @> jsonb_build_array(jsonb_build_object('assignment', new.assignment,
            'completedOn', to_char(new.completed_on, 'YYYY-MM-DD'), 'assessor', new.assessor_text))) then return new; end if;
      raise exception 'no approved line of earlier records stands behind this completion'
        using errcode = '23514', constraint = 'completions_from_records';
    end $$;
  create trigger completions_from_records before insert on completions
    for each row when (current_user = 'lp_hq' and new.carried_from like 'earlier-records:%')
    execute function app.completed_by_records();
`;

/** A sheet of learners is entered once, however often it is sent: its id comes with it. */
const SHEETS = `
  create table enrolment_sheets (
    agency_id uuid not null references agencies (agency_id),
    id uuid not null,
    learner_ids uuid[] not null default '{}',
    refused jsonb not null default '[]',
    entered_by uuid not null references accounts (id),
    entered_at timestamptz not null,
    primary key (agency_id, id)
  );
  ${tenantTable('enrolment_sheets', {
    agency: ['select', 'insert (agency_id, id, entered_by, entered_at)', 'update (learner_ids, refused)'],
    hq: ['select'],
  })}
`;
