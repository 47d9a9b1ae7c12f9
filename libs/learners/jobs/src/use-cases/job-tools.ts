import type { Clock } from '#platform/clock';

import type { ClaimedJob } from '../store/job-queue.js';

/** Hears of what failed. */
export abstract class JobAlarm {
  abstract failed(job: ClaimedJob, fault: unknown): void;
}

/** The runner’s clock and its alarm, as one collaborator. */
export class JobTools {
  constructor(
    readonly clock: Clock,
    readonly alarm: JobAlarm,
  ) {}
}
