import { Injectable } from '@nestjs/common';

import { type Instant, plusMilliseconds } from '#platform/clock';
import { StandingMembers } from '#platform/identity';
import { UnitsOfWork } from '#platform/persistence';

import { nextTryAfter } from '../domain/next-try.js';
import { type ClaimedJob, JobQueue } from '../store/job-queue.js';
import { JobTools } from './job-tools.js';
import { ChunkFailed, type JudgedChunk, JudgeRows } from './judge-rows.js';
import type { Starter } from './verdicts.js';

/** Chunks of one job before the one that waits longest has its turn: nobody's thousand hold up somebody's three. */
const CHUNKS_AT_A_TIME = 10;
/** The same for a job of which a chunk failed: its rows are judged one by one, as far as the one at fault. */
const ROWS_ALONE_AT_A_TIME = 100;
/** A chunk takes well under a second; what a killed runner held is another's after this long. */
const LEASE = 10_000;
/** The third failure of the same row is its last. */
const MOST_FAILURES = 3;

/**
 * Runs what is to be run, a turn of one job at a time, until nothing is due. The lease spares two runners the same work
 * and no more than that: results are kept by `JudgeRows`, under the job's lock (ADR 0018).
 */
@Injectable()
export class RunJobs {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly queue: JobQueue,
    private readonly members: StandingMembers,
    private readonly rows: JudgeRows,
    private readonly tools: JobTools,
  ) {}

  /** How many rows it judged. Between two chunks it stops where it is told to. */
  async run(isStopping: () => boolean = () => false): Promise<number> {
    let judged = 0;
    while (!isStopping()) {
      const claimed = await this.claim();
      if (claimed === null) return judged;
      judged += await this.turn(claimed, isStopping);
    }
    return judged;
  }

  private claim(): Promise<ClaimedJob | null> {
    const now = this.tools.clock.now();
    return this.units.identify((unit) => this.queue.claim(unit, now, plusMilliseconds(now, LEASE)));
  }

  private async turn(claimed: ClaimedJob, isStopping: () => boolean): Promise<number> {
    const alone = claimed.attempts > 0;
    const most = alone ? ROWS_ALONE_AT_A_TIME : CHUNKS_AT_A_TIME;
    let [judged, job] = [0, claimed];
    for (let count = 0; count < most && !isStopping(); count += 1) {
      const starter = await this.hold(job);
      const chunk = starter === null ? null : await this.chunk(starter, job, alone);
      if (chunk === null) return judged;
      judged += chunk.judged;
      if (chunk.isOver) return judged;
      job = { ...job, attempts: 0 };
    }
    await this.postpone(job, this.tools.clock.now());
    return judged;
  }

  /** Renews the lease and reads who the starter is now; null where the job is over. */
  private hold({ jobId, agencyId, accountId, attempts }: ClaimedJob): Promise<Starter | null> {
    const until = plusMilliseconds(this.tools.clock.now(), LEASE);
    return this.units.identify(async (unit) => {
      if (!(await this.queue.postpone(unit, jobId, until, attempts))) return null;
      const member = await this.members.of(unit, agencyId, accountId);
      const roles = member?.roles ?? [];
      const actor = { kind: 'member', accountId, agencyId, roles, requestId: jobId } as const;
      return { actor, email: member?.email ?? '' };
    });
  }

  /** Null where the rows failed: they come again later, each on its own, so that only the one at fault is given up. */
  private async chunk(starter: Starter, job: ClaimedJob, alone: boolean): Promise<JudgedChunk | null> {
    try {
      return await this.rows.next(starter, job.jobId, alone);
    } catch (error) {
      if (!(error instanceof ChunkFailed)) throw error;
      this.tools.alarm.failed(job, error.cause);
      const failed = { ...job, attempts: job.attempts + 1 };
      if (failed.attempts >= MOST_FAILURES && error.first !== null)
        return this.rows.giveUp(starter, job.jobId, error.first);
      await this.postpone(failed, nextTryAfter(failed.attempts, this.tools.clock.now()));
      return null;
    }
  }

  private async postpone({ jobId, attempts }: ClaimedJob, at: Instant): Promise<void> {
    await this.units.identify((unit) => this.queue.postpone(unit, jobId, at, attempts));
  }
}
