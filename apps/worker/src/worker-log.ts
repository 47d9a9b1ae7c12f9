import type { Clock } from '#platform/clock';
import type { Logger } from '#platform/telemetry';

/** The worker's log and clock, as one collaborator. */
export class WorkerLog {
  constructor(
    readonly log: Logger,
    readonly clock: Clock,
  ) {}
}
