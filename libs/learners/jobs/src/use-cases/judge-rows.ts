import { Injectable } from '@nestjs/common';

import { UnitsOfWork, type WriteUnit } from '#platform/persistence';

import { isOver, type Job, type JobId, ROWS_AT_A_TIME } from '../domain/job.js';
import { ROW_FAILED } from '../domain/row-problem.js';
import { JobStore } from '../store/job.store.js';
import { JobBook } from './job-book.js';
import { JobTerms } from './job-terms.js';
import { RowJudge } from './row-judge.js';
import type { Starter } from './verdicts.js';

/** How many rows a transaction judged, and whether the job is over with it. */
export interface JudgedChunk {
  readonly judged: number;
  readonly isOver: boolean;
}

/** A chunk that could not be judged, and the row that stands first in it. */
export class ChunkFailed extends Error {
  override readonly name = 'ChunkFailed';

  constructor(
    readonly first: number | null,
    fault: unknown,
  ) {
    super('The rows of a job could not be judged.', { cause: fault });
  }
}

const OVER: JudgedChunk = { judged: 0, isOver: true };

/**
 * One chunk of a job: the acts for some learners and what became of them, in one transaction. The job's row is locked
 * first, so two runners that hold the same job take turns and find each other's results; a killed one leaves nothing.
 */
@Injectable()
export class JudgeRows {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly jobs: JobStore,
    private readonly book: JobBook,
    private readonly rows: RowJudge,
    private readonly terms: JobTerms,
  ) {}

  /**
   * The next rows, as many as are taken at a time, or `alone` the first of them. A starter who may no longer
   * act, or whose agency may not, stops the job. Throws `ChunkFailed` where our own failure kept the rows from being
   * judged: then nothing of the chunk stands.
   */
  async next(starter: Starter, jobId: JobId, alone = false): Promise<JudgedChunk> {
    let first: number | null = null;
    try {
      return await this.within(starter, jobId, async (unit, job) => {
        const because = await this.terms.reasonToStop(unit, starter, job);
        if (because !== null) return this.book.stop(unit, job, because);
        const limit = alone ? 1 : ROWS_AT_A_TIME;
        const waiting = await this.jobs.waitingRows(unit, job, limit);
        first = waiting[0]?.n ?? null;
        return this.book.judged(unit, job, await this.rows.judgeAll(unit, starter, job, waiting));
      });
    } catch (fault) {
      throw new ChunkFailed(first, fault);
    }
  }

  /** Gives up a row that failed again and again, since others wait behind it; nothing where it was judged after all. */
  giveUp(starter: Starter, jobId: JobId, n: number): Promise<JudgedChunk> {
    return this.within(starter, jobId, async (unit, job) => {
      const [row] = await this.jobs.waitingRows(unit, job, 1);
      if (row?.n !== n) return unit.leaveUntouched(job);
      return this.book.judged(unit, job, [{ n, kind: 'refused', problem: ROW_FAILED }]);
    });
  }

  private within(
    { actor }: Starter,
    jobId: JobId,
    work: (unit: WriteUnit, job: Job) => Promise<Job>,
  ): Promise<JudgedChunk> {
    return this.units.write(actor, async (unit) => {
      const job = await this.jobs.openForUpdate(unit, actor.agencyId, jobId);
      if (job === null || isOver(job)) return unit.leaveUntouched(OVER);
      const after = await work(unit, job);
      const judged = after.succeeded + after.refused - job.succeeded - job.refused;
      return { judged, isOver: isOver(after) };
    });
  }
}
