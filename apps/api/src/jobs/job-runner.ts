import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';

import { type ClaimedJob, JobAlarm, type RunJobs } from '#learners/jobs';
import type { Logger } from '#platform/telemetry';

/**
 * Runs jobs in this process: at once when one was started here, else after a pause, in which it finds what was started
 * elsewhere or left behind by a process that died. Never twice at a time.
 */
export class JobRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private isNudged = false;
  private isStopping = false;

  /** `everyMilliseconds`: how long it pauses. */
  constructor(
    private readonly jobs: RunJobs,
    private readonly everyMilliseconds: number,
    private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.nudge();
  }

  /** Runs soon; a nudge while it runs makes it look once more. */
  nudge(): void {
    if (this.isStopping) return;
    this.isNudged = true;
    this.running ??= this.runWhileNudged().finally(() => {
      this.running = null;
      this.sleep();
    });
  }

  /** Lets the chunk that is under way end; the rest is there for whoever comes next. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    if (this.timer) clearTimeout(this.timer);
    await this.running;
  }

  private async runWhileNudged(): Promise<void> {
    while (this.isNudged && !this.isStopping) {
      this.isNudged = false;
      try {
        await this.jobs.run(() => this.isStopping);
      } catch (error) {
        this.log.error({}, 'Jobs could not be run; their rows wait.', error);
        return;
      }
    }
  }

  private sleep(): void {
    if (this.isStopping) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.nudge(), this.everyMilliseconds).unref();
  }
}

/** A job's rows that failed, in the log: which job, whose, and how often. */
export class LoggedJobAlarm extends JobAlarm {
  constructor(private readonly log: Logger) {
    super();
  }

  failed({ jobId, agencyId, attempts }: ClaimedJob, fault: unknown): void {
    const fields = { job: jobId, agency: agencyId, count: attempts + 1 };
    this.log.error(fields, 'Rows of a job were not judged.', fault);
  }
}
