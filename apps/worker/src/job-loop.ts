import type { Logger } from '#platform/telemetry';

import type { Job } from './job.js';

/** Runs one job again and again: at once when nudged, else after `everyMilliseconds`; never twice at a time. */
export class JobLoop {
  private timer: NodeJS.Timeout | null = null;
  private running: Promise<void> | null = null;
  private nudged = false;
  private stopped = false;

  constructor(
    private readonly job: Job,
    private readonly everyMilliseconds: number,
    private readonly logger: Logger,
  ) {}

  /** Runs the job soon; a nudge while it runs makes it run once more. */
  nudge(): void {
    if (this.stopped) return;
    this.nudged = true;
    this.running ??= this.runWhileNudged().finally(() => {
      this.running = null;
      this.sleep();
    });
  }

  /** Lets the run that is under way finish and starts no other. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.running;
  }

  private async runWhileNudged(): Promise<void> {
    while (this.nudged && !this.stopped) {
      this.nudged = false;
      try {
        if ((await this.job.run()) > 0) this.nudged = true;
      } catch (error) {
        this.logger.error({ job: this.job.name }, 'A job failed; its rows wait for the next run.', error);
        return;
      }
    }
  }

  private sleep(): void {
    if (this.stopped) return;
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.nudge(), this.everyMilliseconds);
  }
}
