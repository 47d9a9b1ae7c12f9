import { Injectable } from '@nestjs/common';

import { UnitsOfWork } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { isTheirs, type Job, mayRun, undoingOf } from '../domain/job.js';
import { JobStore } from '../store/job.store.js';
import { JobBook } from './job-book.js';

export interface UndoJobRequest {
  readonly jobId: string;
}

export type UndoJobOutcome =
  | { readonly kind: 'job-started'; readonly job: Job }
  | { readonly kind: 'job-unknown' }
  /** Another person started it, and only a manager undoes what somebody else did. */
  | { readonly kind: 'job-not-yours' }
  /** It did nothing, so far at least, or nothing that has an undoing. */
  | { readonly kind: 'nothing-to-undo' };

/**
 * Starts a job that undoes what another did: the badges that it issued, or its submissions, acceptances and returns. Each
 * is judged by itself: what was announced meanwhile, or is too old, is refused and stands. Badges are a manager's to undo,
 * also of a suspended agency; work is for whoever started the job, or a manager.
 */
@Injectable()
export class UndoJob {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly jobs: JobStore,
    private readonly book: JobBook,
  ) {}

  run(actor: MemberActor, { jobId }: UndoJobRequest): Promise<UndoJobOutcome> {
    return this.units.write(actor, async (unit): Promise<UndoJobOutcome> => {
      const done = await this.jobs.openForUpdate(unit, actor.agencyId, jobId);
      if (done === null) return unit.leaveUntouched({ kind: 'job-unknown' });
      const request = undoingOf(done.request);
      if (request === null) return unit.leaveUntouched({ kind: 'nothing-to-undo' });
      if (!isTheirs(done, actor) || !mayRun(request.kind, actor.roles))
        return unit.leaveUntouched({ kind: 'job-not-yours' });

      const rows = await this.jobs.made(unit, actor.agencyId, done.id);
      if (rows.length === 0) return unit.leaveUntouched({ kind: 'nothing-to-undo' });
      const job = await this.book.start(unit, actor, { request, rows, undoes: done.id });
      return { kind: 'job-started', job };
    });
  }
}
