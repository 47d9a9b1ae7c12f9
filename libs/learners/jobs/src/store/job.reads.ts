import { Injectable } from '@nestjs/common';

import { isId } from '#platform/input';
import { query, type Unit } from '#platform/persistence';
import type { AgencyId } from '#platform/tenancy';

import type { Job, JobRow, RowResult } from '../domain/job.js';
import {
  JOB_COLUMNS,
  type JobColumns,
  ROW_COLUMNS,
  type RowColumns,
  toJob,
  toJobRow,
} from './job.columns.js';

/** Which rows of a job a list holds. */
export interface RowsRequest {
  readonly first: number;
  /** The place of the row before the page; 0 begins at the first. */
  readonly after: number;
  readonly only: RowResult | null;
}

/** The jobs of the agency in whose name the unit is open. */
@Injectable()
export class JobReads {
  async one(unit: Unit, id: string): Promise<Job | null> {
    if (!isId(id)) return null;
    const [row] = await query<JobColumns>(
      unit,
      `select ${JOB_COLUMNS} from jobs j where j.agency_id = $1 and j.id = $2`,
      [ownAgency(unit), id],
    );
    return row ? toJob(row) : null;
  }

  /** The newest first. */
  async newest(unit: Unit, limit: number): Promise<Job[]> {
    const found = await query<JobColumns>(
      unit,
      `select ${JOB_COLUMNS} from jobs j where j.agency_id = $1 order by j.started_at desc, j.id limit $2`,
      [ownAgency(unit), limit],
    );
    return found.map(toJob);
  }

  /** In the job's order; one row more than asked for says that more follow. */
  async rows(unit: Unit, jobId: string, { first, after, only }: RowsRequest): Promise<JobRow[]> {
    const found = await query<RowColumns>(
      unit,
      `select ${ROW_COLUMNS} from job_rows r
       where r.agency_id = $1 and r.job_id = $2 and r.n > $3 and ${conditionFor(only)} order by r.n limit $4`,
      [ownAgency(unit), jobId, after, first + 1],
    );
    return found.map(toJobRow);
  }

  async countRows(unit: Unit, jobId: string, only: RowResult | null): Promise<number> {
    const [counted] = await query<{ total: string }>(
      unit,
      `select count(*) as total from job_rows r where r.agency_id = $1 and r.job_id = $2 and ${conditionFor(only)}`,
      [ownAgency(unit), jobId],
    );
    return Number(counted?.total ?? 0);
  }
}

const CONDITIONS: Readonly<Record<RowResult, string>> = {
  WAITING: 'r.result is null',
  SUCCEEDED: `r.result = 'SUCCEEDED'`,
  REFUSED: `r.result = 'REFUSED'`,
  CANCELLED: `r.result = 'CANCELLED'`,
};

function conditionFor(only: RowResult | null): string {
  return only === null ? 'true' : CONDITIONS[only];
}

function ownAgency(unit: Unit): AgencyId | null {
  return unit.actor?.agencyId ?? null;
}
