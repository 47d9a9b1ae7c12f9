import { newRequestNumber } from '#platform/telemetry';
import type { AgencyId, WorkerActor } from '#platform/tenancy';

/** The worker in an agency's name, or, with null, over the worker-wide tables only. */
export function workerFor(agencyId: AgencyId | null): WorkerActor {
  return { kind: 'worker', agencyId, requestId: newRequestNumber() };
}
