import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';
import { platformTable, tenantTable } from './policies.js';

/** Communities, the programme, learners and what they completed. */
export class Learners1771000002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COMMUNITIES);
    await runner.query(PROGRAMME);
    await runner.query(ROSTER);
    await runner.query(COMPLETIONS);
  }

  down = forwardOnly;
}

const COMMUNITIES = `
  create table communities (
    id uuid primary key default gen_random_uuid(),
    agency_id uuid not null references agencies (agency_id),
    name text not null,
    name_key text collate "C" not null,
    guard_model text not null constraint communities_guard_model check (guard_model in ('NONE', 'CONTRACTED', 'IN_HOUSE', 'VOLUNTEER')),
    registered_at timestamptz not null,
    unique (agency_id, id),
    constraint communities_name_unique unique (agency_id, name_key)
  );
  create index communities_by_name on communities (agency_id, name_key, id);
  ${tenantTable('communities', { agency: ['select', 'insert'], hq: ['select'] })}
`;

/** A published version never changes; its catalogue is one document, read whole. */
const PROGRAMME = `
  create table programme_versions (
    id uuid primary key default gen_random_uuid(),
    programme text not null,
    edition text not null,
    state text not null constraint programme_versions_state check (state in ('DRAFT', 'PUBLISHED', 'RETIRED')),
    catalogue jsonb not null,
    published_at timestamptz,
    unique (programme, edition)
  );
  ${platformTable('programme_versions', {
    agency: ['select'],
    hq: ['select', 'insert', 'update (state, published_at)'],
    worker: ['select'],
  })}
`;

const ROSTER = `
  create table learners (
    id uuid primary key default gen_random_uuid(),
    agency_id uuid not null references agencies (agency_id),
    community_id uuid not null,
    account_id uuid references accounts (id),
    given_name text,
    family_name text,
    single_name text,
    display_name text not null,
    sort_key text collate "C" not null,
    email text,
    external_id text,
    registered_at timestamptz not null,
    locks smallint not null default 0,
    unique (agency_id, id),
    constraint learners_external_id_unique unique (agency_id, external_id),
    constraint learners_name_form check (
      (single_name is not null and given_name is null and family_name is null)
      or (single_name is null and given_name is not null and family_name is not null)),
    constraint learners_community foreign key (agency_id, community_id) references communities (agency_id, id)
  );
  comment on column learners.locks is 'FOR SHARE/UPDATE needs an update right on some column; this one is harmless';
  create index learners_by_name on learners (agency_id, sort_key, id);
  create index learners_of_community on learners (agency_id, community_id, sort_key, id);
  ${tenantTable('learners', { agency: ['select', 'insert', 'update (locks)'], hq: ['select'] })}

  create table enrolments (
    id uuid primary key default gen_random_uuid(),
    agency_id uuid not null,
    learner_id uuid not null,
    programme_version_id uuid not null references programme_versions (id),
    track text not null constraint enrolments_track check (track in ('MSO', 'GUARD')),
    enrolled_on date not null,
    unique (agency_id, id),
    constraint enrolments_one_per_learner unique (agency_id, learner_id),
    foreign key (agency_id, learner_id) references learners (agency_id, id)
  );
  ${tenantTable('enrolments', { agency: ['select', 'insert'], hq: ['select'] })}
`;

/**
 * Four eyes are the database's business too: nobody decides what they submitted, nobody decides their own. So are the
 * moves, and what each may change: an accepted completion stands as it was accepted.
 */
const COMPLETIONS = `
  create table completions (
    id uuid primary key default gen_random_uuid(),
    agency_id uuid not null,
    learner_id uuid not null,
    learner_account_id uuid,
    programme_version_id uuid not null references programme_versions (id),
    assignment smallint not null constraint completions_assignment check (assignment between 1 and 99),
    state text not null constraint completions_state check (state in ('SUBMITTED', 'ACCEPTED', 'RETURNED', 'VOIDED')),
    attempt smallint not null default 1,
    completed_on date not null,
    submitted_by uuid not null references accounts (id),
    submitted_at timestamptz not null,
    decided_by uuid references accounts (id),
    decided_at timestamptz,
    outcomes_met text[] not null default '{}',
    return_reason text,
    voided_by uuid references accounts (id),
    voided_at timestamptz,
    void_reason text,
    evidence_link text,
    note text,
    unique (agency_id, id),
    constraint completions_one_per_assignment unique (agency_id, learner_id, programme_version_id, assignment),
    constraint completions_four_eyes check (decided_by <> submitted_by),
    constraint completions_not_own check (decided_by is null or decided_by is distinct from learner_account_id),
    constraint completions_decided check ((state = 'SUBMITTED') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
    constraint completions_return_reason check ((state = 'RETURNED') = (return_reason is not null)),
    constraint completions_voided check (num_nulls(voided_by, voided_at, void_reason) = case when state = 'VOIDED' then 0 else 3 end),
    foreign key (agency_id, learner_id) references learners (agency_id, id)
  );
  ${tenantTable('completions', {
    agency: [
      'select',
      'insert',
      `update (learner_account_id, state, attempt, completed_on, submitted_by, submitted_at, decided_by, decided_at,
        outcomes_met, return_reason, voided_by, voided_at, void_reason, evidence_link, note)`,
    ],
    hq: ['select'],
  })}

  create function app.completion_moves() returns trigger language plpgsql set search_path = pg_catalog
    as $$
    declare
      moves constant text[] := case
        when old.state = 'SUBMITTED' and new.state in ('ACCEPTED', 'RETURNED') then
          array['learner_account_id', 'state', 'decided_by', 'decided_at', 'outcomes_met', 'return_reason']
        when old.state = 'ACCEPTED' and new.state = 'VOIDED' then
          array['state', 'voided_by', 'voided_at', 'void_reason']
        when old.state in ('RETURNED', 'VOIDED') and new.state = 'SUBMITTED' then
          array['learner_account_id', 'state', 'attempt', 'completed_on', 'submitted_by', 'submitted_at', 'decided_by',
            'decided_at', 'outcomes_met', 'return_reason', 'voided_by', 'voided_at', 'void_reason', 'evidence_link', 'note']
      end;
    begin
      if to_jsonb(new) - moves = to_jsonb(old) - moves then return new; end if;
      raise exception 'a completion does not go from % to % like this', old.state, new.state
        using errcode = '23514', constraint = 'completions_moves';
    end $$;
  create trigger completions_moves before update on completions for each row execute function app.completion_moves();
`;
