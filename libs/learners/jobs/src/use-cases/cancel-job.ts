import { Injectable } from '@nestjs/common';

import { UnitsOfWork } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { isOver, isTheirs, type Job } from '../domain/job.js';
import { JobStore } from '../store/job.store.js';
import { JobBook } from './job-book.js';

export interface CancelJobRequest {
  readonly jobId: string;
}

export type CancelJobOutcome =
  | { readonly kind: 'job-cancelled'; readonly job: Job }
  | { readonly kind: 'job-unknown' }
  | { readonly kind: 'job-over'; readonly job: Job }
  | { readonly kind: 'job-not-yours' };

/**
 * Judges no further row of a job; what is done stays done. Whoever started it may, and every manager. It waits for the
 * chunk that is under way, so that what it answers is what became of the job.
 */
@Injectable()
export class CancelJob {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly jobs: JobStore,
    private readonly book: JobBook,
  ) {}

  run(actor: MemberActor, { jobId }: CancelJobRequest): Promise<CancelJobOutcome> {
    return this.units.write(actor, async (unit): Promise<CancelJobOutcome> => {
      const job = await this.jobs.openForUpdate(unit, actor.agencyId, jobId);
      if (job === null) return unit.leaveUntouched({ kind: 'job-unknown' });
      if (isOver(job)) return unit.leaveUntouched({ kind: 'job-over', job });
      if (!isTheirs(job, actor)) return unit.leaveUntouched({ kind: 'job-not-yours' });
      return { kind: 'job-cancelled', job: await this.book.cancel(unit, job) };
    });
  }
}
