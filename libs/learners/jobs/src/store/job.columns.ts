import type { Instant } from '#platform/clock';
import type { AccountId, AgencyId } from '#platform/tenancy';

import type { Job, JobId, JobRequest, JobRow, JobState, RowResult } from '../domain/job.js';
import type { RowProblem } from '../domain/row-problem.js';

/** What every read of a job selects, from `jobs j`. */
export const JOB_COLUMNS = `j.id, j.agency_id as "agencyId", j.kind, j.request, j.state, j.total, j.succeeded, j.refused,
  j.started_by as "startedBy", j.started_at as "startedAt", j.first_success_at as "firstSuccessAt",
  j.finished_at as "finishedAt", j.undoes,
  exists (select from jobs u where u.agency_id = j.agency_id and u.undoes = j.id and u.state <> 'CANCELLED') as "isUndone",
  (select b.hold_minutes from badges b where b.agency_id = j.agency_id and j.kind = 'ISSUE_BADGES' and b.id = (
    select r.object_id from job_rows r where r.agency_id = j.agency_id and r.job_id = j.id and r.result = 'SUCCEEDED'
    order by r.n limit 1)) as "holdMinutes"`;

export const ROW_COLUMNS = `r.n, r.learner_id as "learnerId", coalesce(r.result, 'WAITING') as result, r.problem`;

export interface JobColumns {
  readonly id: string;
  readonly agencyId: string;
  readonly kind: string;
  readonly request: Readonly<Record<string, unknown>>;
  readonly state: string;
  readonly total: number;
  readonly succeeded: number;
  readonly refused: number;
  readonly startedBy: string;
  readonly startedAt: Instant;
  readonly firstSuccessAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly undoes: string | null;
  readonly isUndone: boolean;
  readonly holdMinutes: number | null;
}

export interface RowColumns {
  readonly n: number;
  readonly learnerId: string;
  readonly result: string;
  readonly problem: RowProblem | null;
}

/** The request was written by us and never changes; the table's checks hold what the other types claim. */
export function toJob({ kind, request, ...row }: JobColumns): Job {
  return {
    ...row,
    id: row.id as JobId,
    agencyId: row.agencyId as AgencyId,
    request: { ...request, kind } as JobRequest,
    state: row.state as JobState,
    startedBy: row.startedBy as AccountId,
    undoes: row.undoes as JobId | null,
  };
}

export function toJobRow(row: RowColumns): JobRow {
  return { ...row, result: row.result as RowResult };
}
