import { Injectable } from '@nestjs/common';

import type { Instant } from '#platform/clock';
import { isId } from '#platform/input';
import { query, type WriteUnit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

import type { Job, JobId } from '../domain/job.js';
import type { RowProblem } from '../domain/row-problem.js';
import { JOB_COLUMNS, type JobColumns, toJob } from './job.columns.js';

/** A row that nobody has judged yet. */
export interface WaitingRow {
  readonly n: number;
  readonly learnerId: string;
  /** What the row is about besides its learner: the badge to undo; else null. */
  readonly objectId: string | null;
}

/** What became of a row: what it made, or why it made nothing. */
export type JudgedRow = { readonly n: number } & RowVerdict;
export type RowVerdict =
  | { readonly kind: 'succeeded'; readonly objectId: string }
  | { readonly kind: 'refused'; readonly problem: RowProblem };

/** A job's learners in their order, each with what the row is about. */
export interface NewRow {
  readonly learnerId: string;
  readonly objectId: string | null;
}

/** Jobs and their rows as the use cases need them, in units of their agency. */
@Injectable()
export class JobStore {
  /** Adds the job, its rows and its place in the queue: all of it is there, or nothing is. */
  async add(unit: WriteUnit, job: Job, rows: readonly NewRow[]): Promise<void> {
    const { kind, ...request } = job.request;
    await query(unit, ADD_JOB, [
      ...[job.id, job.agencyId, kind, JSON.stringify(request), job.undoes],
      ...[job.total, job.startedBy, job.startedAt],
    ]);
    await query(
      unit,
      `insert into job_rows (agency_id, job_id, n, learner_id, object_id)
       select $1, $2, r.n, r.learner_id, r.object_id
       from unnest($3::uuid[], $4::uuid[]) with ordinality as r (learner_id, object_id, n)`,
      [job.agencyId, job.id, rows.map(({ learnerId }) => learnerId), rows.map(({ objectId }) => objectId)],
    );
  }

  /** The job, locked until the unit ends: whoever judges or cancels does so in turn. */
  async openForUpdate(unit: WriteUnit, agencyId: AgencyId, id: string): Promise<Job | null> {
    if (!isId(id)) return null;
    const [row] = await query<JobColumns>(
      unit,
      `select ${JOB_COLUMNS} from jobs j where j.agency_id = $1 and j.id = $2 for update of j`,
      [agencyId, id],
    );
    return row ? toJob(row) : null;
  }

  /** The next rows that nobody has judged. */
  waitingRows(unit: WriteUnit, { agencyId, id }: Job, limit: number): Promise<WaitingRow[]> {
    return query<WaitingRow>(
      unit,
      `select n, learner_id as "learnerId", object_id as "objectId" from job_rows
       where agency_id = $1 and job_id = $2 and result is null order by n limit $3`,
      [agencyId, id, limit],
    );
  }

  /** Keeps what became of the rows, in the transaction of their acts; a row that is judged already refuses it. */
  async saveJudged(
    unit: WriteUnit,
    { agencyId, id }: Job,
    rows: readonly JudgedRow[],
    at: Instant,
  ): Promise<void> {
    if (rows.length === 0) return;
    const places = rows.map(({ n }) => n);
    await query(unit, SAVE_JUDGED, [
      ...[agencyId, id, places],
      rows.map(({ kind }) => (kind === 'succeeded' ? 'SUCCEEDED' : 'REFUSED')),
      rows.map((row) => (row.kind === 'succeeded' ? row.objectId : null)),
      rows.map((row) => (row.kind === 'refused' ? JSON.stringify(row.problem) : null)),
      ...[at, Math.min(...places), Math.max(...places)],
    ]);
  }

  /** Gives every row that is left the same end; says how many those were. */
  async closeRest(
    unit: WriteUnit,
    { agencyId, id }: Job,
    problem: RowProblem | null,
    at: Instant,
  ): Promise<number> {
    const closed = await query<{ n: number }>(
      unit,
      `update job_rows set result = $3, problem = $4::jsonb, judged_at = $5
       where agency_id = $1 and job_id = $2 and result is null returning n`,
      [agencyId, id, problem ? 'REFUSED' : 'CANCELLED', problem && JSON.stringify(problem), at],
    );
    return closed.length;
  }

  /** Writes state and counts; a job that is over leaves the queue. */
  async save(unit: WriteUnit, job: Job): Promise<void> {
    await query(
      unit,
      `update jobs set state = $3, succeeded = $4, refused = $5, first_success_at = $6, finished_at = $7
       where agency_id = $1 and id = $2`,
      [
        ...[job.agencyId, job.id, job.state, job.succeeded, job.refused],
        ...[job.firstSuccessAt, job.finishedAt],
      ],
    );
    if (job.finishedAt !== null)
      await query(unit, 'delete from to_run where agency_id = $1 and job_id = $2', [job.agencyId, job.id]);
  }

  /** What the job made and for whom, in its order: the badges of one that issued. */
  async made(unit: WriteUnit, agencyId: AgencyId, id: JobId): Promise<NewRow[]> {
    return query<NewRow>(
      unit,
      `select learner_id as "learnerId", object_id as "objectId" from job_rows
       where agency_id = $1 and job_id = $2 and result = 'SUCCEEDED' order by n`,
      [agencyId, id],
    );
  }
}

const ADD_JOB = `
  with added as (
    insert into jobs (id, agency_id, kind, request, undoes, total, started_by, started_at)
    values ($1, $2, $3, $4::jsonb, $5, $6, $7, $8) returning id, agency_id, started_by, started_at)
  insert into to_run (job_id, agency_id, account_id, next_try_at)
  select id, agency_id, started_by, started_at from added`;

/** From which to which row, besides which: a planner that knows too little would read the whole job each time. */
const SAVE_JUDGED = `
  update job_rows r set result = j.result, object_id = coalesce(j.object_id, r.object_id), problem = j.problem::jsonb,
    judged_at = $7
  from unnest($3::integer[], $4::text[], $5::uuid[], $6::text[]) as j (n, result, object_id, problem)
  where r.agency_id = $1 and r.job_id = $2 and r.n = j.n and r.n between $8 and $9`;
