import type { MigrationInterface, QueryRunner } from 'typeorm';

import { forwardOnly } from './forward-only.js';
import { platformTable, tenantTable } from './policies.js';

/** Acts on many learners, row by row (docs/decisions/0018-jobs.md). */
export class Jobs1771100005000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(JOBS);
    await runner.query(ROWS);
    await runner.query(TO_RUN);
  }

  down = forwardOnly;
}

/** A job only ever moves on: what was counted stays counted, and what is over stays over, whoever asks. */
const JOBS = `
  create table jobs (
    id uuid primary key default gen_random_uuid(),
    agency_id uuid not null references agencies (agency_id),
    kind text not null constraint jobs_kind
      check (kind in ('RECORD_COMPLETIONS', 'ACCEPT_COMPLETIONS', 'ISSUE_BADGES', 'UNDO_BADGES')),
    state text not null default 'WAITING' constraint jobs_state
      check (state in ('WAITING', 'RUNNING', 'FINISHED', 'CANCELLED')),
    request jsonb not null,
    undoes uuid,
    total integer not null constraint jobs_total check (total > 0),
    succeeded integer not null default 0,
    refused integer not null default 0,
    started_by uuid not null references accounts (id),
    started_at timestamptz not null,
    first_success_at timestamptz,
    finished_at timestamptz,
    unique (agency_id, id),
    constraint jobs_counts check (succeeded >= 0 and refused >= 0 and succeeded + refused <= total),
    constraint jobs_whole check (state <> 'FINISHED' or succeeded + refused = total),
    constraint jobs_over check ((state in ('FINISHED', 'CANCELLED')) = (finished_at is not null)),
    constraint jobs_undoes check ((kind = 'UNDO_BADGES') = (undoes is not null)),
    foreign key (agency_id, undoes) references jobs (agency_id, id)
  );
  create index jobs_in_order on jobs (agency_id, started_at desc, id);
  create index jobs_undoing on jobs (agency_id, undoes) where undoes is not null;
  ${tenantTable('jobs', {
    agency: [
      'select',
      'insert (id, agency_id, kind, request, undoes, total, started_by, started_at)',
      'update (state, succeeded, refused, first_success_at, finished_at)',
    ],
  })}

  create function app.job_moves() returns trigger language plpgsql set search_path = pg_catalog
    as $$ begin
      if old.state in ('WAITING', 'RUNNING') and (old.state, new.state) <> ('RUNNING', 'WAITING')
        and new.succeeded >= old.succeeded and new.refused >= old.refused then return new; end if;
      raise exception 'a job does not go from % to % like this', old.state, new.state
        using errcode = '23514', constraint = 'jobs_moves';
    end $$;
  create trigger jobs_moves before update on jobs for each row execute function app.job_moves();
`;

/**
 * One row for each learner, judged once: a second result over the first is refused, whoever writes it. `object_id` is
 * the completion or the badge that the row made; of a job that undoes badges, the badge.
 */
const ROWS = `
  create table job_rows (
    agency_id uuid not null,
    job_id uuid not null,
    n integer not null constraint job_rows_n check (n > 0),
    learner_id uuid not null,
    object_id uuid,
    result text constraint job_rows_result check (result in ('SUCCEEDED', 'REFUSED', 'CANCELLED')),
    problem jsonb,
    judged_at timestamptz,
    primary key (agency_id, job_id, n),
    constraint job_rows_one_per_learner unique (agency_id, job_id, learner_id),
    constraint job_rows_judged check ((result is null) = (judged_at is null)),
    constraint job_rows_problem check ((result is not distinct from 'REFUSED') = (problem is not null)),
    foreign key (agency_id, job_id) references jobs (agency_id, id),
    foreign key (agency_id, learner_id) references learners (agency_id, id)
  );
  create index job_rows_waiting on job_rows (agency_id, job_id, n) where result is null;
  create index job_rows_by_result on job_rows (agency_id, job_id, result, n);
  ${tenantTable('job_rows', {
    agency: [
      'select',
      'insert (agency_id, job_id, n, learner_id, object_id)',
      'update (object_id, result, problem, judged_at)',
    ],
  })}

  create function app.judged_once() returns trigger language plpgsql set search_path = pg_catalog
    as $$ begin
      raise exception 'row % of job % is judged', old.n, old.job_id
        using errcode = '23514', constraint = 'job_rows_judged_once';
    end $$;
  create trigger job_rows_judged_once before update on job_rows for each row
    when (old.result is not null) execute function app.judged_once();
`;

/**
 * What is still to be run, for whoever runs it, before an agency is known: ids, and when it is tried next. Starting a
 * job writes here, its end empties it. Rows are the truth; the lease only spares two from doing the same.
 */
const TO_RUN = `
  create table to_run (
    job_id uuid primary key,
    agency_id uuid not null,
    account_id uuid not null,
    next_try_at timestamptz not null,
    attempts integer not null default 0,
    foreign key (agency_id, job_id) references jobs (agency_id, id)
  );
  create index to_run_of_agency on to_run (agency_id, next_try_at, job_id);
  create index to_run_in_order on to_run (next_try_at, job_id);
  ${platformTable(
    'to_run',
    {
      agency: ['select (job_id, agency_id)', 'insert (job_id, agency_id, account_id, next_try_at)', 'delete'],
      identity: ['select', 'update (next_try_at, attempts)'],
    },
    ['agency'],
  )}
`;
