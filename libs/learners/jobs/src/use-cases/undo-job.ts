import { Injectable } from '@nestjs/common';

import { UnitsOfWork } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import type { Job } from '../domain/job.js';
import { JobStore } from '../store/job.store.js';
import { JobBook } from './job-book.js';

export interface UndoJobRequest {
  readonly jobId: string;
}

export type UndoJobOutcome =
  | { readonly kind: 'job-started'; readonly job: Job }
  | { readonly kind: 'job-unknown' }
  /** It issued no badge, so far at least. */
  | { readonly kind: 'nothing-to-undo' };

/**
 * Starts a job that undoes the badges of another. Each is judged by itself: what was announced meanwhile is refused and
 * stands. A suspended agency may, as it may undo one.
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
      const issued = await this.jobs.openForUpdate(unit, actor.agencyId, jobId);
      if (issued === null) return unit.leaveUntouched({ kind: 'job-unknown' });

      const isIssuing = issued.request.kind === 'ISSUE_BADGES';
      const rows = isIssuing ? await this.jobs.made(unit, actor.agencyId, issued.id) : [];
      if (rows.length === 0) return unit.leaveUntouched({ kind: 'nothing-to-undo' });

      const request = { kind: 'UNDO_BADGES' } as const;
      const job = await this.book.start(unit, actor, { request, rows, undoes: issued.id });
      return { kind: 'job-started', job };
    });
  }
}
