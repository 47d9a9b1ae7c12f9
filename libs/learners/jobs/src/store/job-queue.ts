import { Injectable } from '@nestjs/common';

import type { Instant } from '#platform/clock';
import { query, type ReadUnit } from '#platform/persistence';
import type { AccountId, AgencyId } from '#platform/tenancy';

import type { JobId } from '../domain/job.js';

/** A job that one runner holds for the length of its lease, and in whose name it is run. */
export interface ClaimedJob {
  readonly jobId: JobId;
  readonly agencyId: AgencyId;
  readonly accountId: AccountId;
  /** How often it failed since a chunk of it last succeeded. */
  readonly attempts: number;
}

/** The table `to_run`, as the runner reaches it in identity units: over all agencies, ids alone. */
@Injectable()
export class JobQueue {
  /** The job that is due longest, kept from other runners until the instant. Passes over what others are claiming. */
  async claim(unit: ReadUnit, now: Instant, until: Instant): Promise<ClaimedJob | null> {
    const [claimed] = await query<ClaimedJob>(
      unit,
      `with due as (
         select job_id from to_run where next_try_at <= $1 order by next_try_at, job_id limit 1 for update skip locked)
       update to_run t set next_try_at = $2 from due where t.job_id = due.job_id
       returning t.job_id as "jobId", t.agency_id as "agencyId", t.account_id as "accountId", t.attempts`,
      [now, until],
    );
    return claimed ?? null;
  }

  /** When it is tried next, and how often it has failed by then. False where it is over: its row is gone. */
  async postpone(unit: ReadUnit, jobId: JobId, at: Instant, attempts: number): Promise<boolean> {
    const kept = await query(
      unit,
      'update to_run set next_try_at = $2, attempts = $3 where job_id = $1 returning job_id',
      [jobId, at, attempts],
    );
    return kept.length === 1;
  }
}
