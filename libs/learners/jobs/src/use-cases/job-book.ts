import { randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import { Clock } from '#platform/clock';
import { Journal } from '#platform/journal';
import type { WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { jobCancelled, jobFinished, jobStarted, rowsRefused } from '../domain/job.events.js';
import { doneIn, type Job, type JobId, type JobRequest } from '../domain/job.js';
import type { RowProblem } from '../domain/row-problem.js';
import { JobStore, type JudgedRow, type NewRow } from '../store/job.store.js';

/** Every change of a job, each in one place: its row, its counts, the queue and the journal in the same transaction. */
@Injectable()
export class JobBook {
  constructor(
    private readonly jobs: JobStore,
    private readonly journal: Journal,
    private readonly clock: Clock,
  ) {}

  /** A new job that waits for a runner. */
  async start(
    unit: WriteUnit,
    { agencyId, accountId }: MemberActor,
    { request, rows, undoes }: NewJob,
  ): Promise<Job> {
    const job: Job = {
      ...{ id: randomUUID() as string as JobId, agencyId, request, undoes },
      ...{
        state: 'WAITING',
        total: rows.length,
        succeeded: 0,
        refused: 0,
        isUndone: false,
        holdMinutes: null,
      },
      ...{ startedBy: accountId, startedAt: this.clock.now(), firstSuccessAt: null, finishedAt: null },
    };
    await this.jobs.add(unit, job, rows);
    await this.journal.append(unit, jobStarted(job));
    return job;
  }

  /** What became of some rows; after the last one the job is finished. */
  async judged(unit: WriteUnit, job: Job, rows: readonly JudgedRow[]): Promise<Job> {
    const now = this.clock.now();
    const succeeded = rows.filter(({ kind }) => kind === 'succeeded').length;
    await this.jobs.saveJudged(unit, job, rows, now);
    return this.counted(unit, job, { succeeded, refused: rows.length - succeeded });
  }

  /** Refuses every row that is left, for one reason, and finishes. */
  async stop(unit: WriteUnit, job: Job, because: RowProblem): Promise<Job> {
    const refused = await this.jobs.closeRest(unit, job, because, this.clock.now());
    return this.counted(unit, job, { succeeded: 0, refused });
  }

  async cancel(unit: WriteUnit, job: Job): Promise<Job> {
    const now = this.clock.now();
    await this.jobs.closeRest(unit, job, null, now);
    const cancelled: Job = { ...job, state: 'CANCELLED', finishedAt: now };
    await this.jobs.save(unit, cancelled);
    await this.journal.append(unit, jobCancelled(cancelled));
    return cancelled;
  }

  private async counted(unit: WriteUnit, job: Job, more: Pick<Job, 'succeeded' | 'refused'>): Promise<Job> {
    const after = countedOn(job, more, this.clock.now());
    await this.jobs.save(unit, after);
    if (after.state === 'FINISHED') await this.journal.append(unit, jobFinished(after));
    else if (more.succeeded === 0) await this.journal.append(unit, rowsRefused(after, more.refused));
    return after;
  }
}

export interface NewJob {
  readonly request: JobRequest;
  readonly rows: readonly NewRow[];
  readonly undoes: JobId | null;
}

function countedOn(job: Job, more: Pick<Job, 'succeeded' | 'refused'>, now: Job['startedAt']): Job {
  const counts = { succeeded: job.succeeded + more.succeeded, refused: job.refused + more.refused };
  const isLast = doneIn(counts) === job.total;
  return {
    ...job,
    ...counts,
    state: isLast ? 'FINISHED' : 'RUNNING',
    firstSuccessAt: job.firstSuccessAt ?? (more.succeeded > 0 ? now : null),
    finishedAt: isLast ? now : null,
  };
}
