import type { JournalEvent } from '#platform/journal';

import { doneIn, type Job } from './job.js';

/** The rows' own acts stand in the journal by themselves; the job's entries say who set them going and what came of it. */
export function jobStarted({ id, request, total, undoes }: Job): JournalEvent {
  return told('job.started', id, { kind: request.kind, total, undoes });
}

export function jobFinished({ id, request, succeeded, refused }: Job): JournalEvent {
  return told('job.finished', id, { kind: request.kind, succeeded, refused });
}

/** What is not judged by now will not be. */
export function jobCancelled({ id, request, total, ...counts }: Job): JournalEvent {
  const { succeeded, refused } = counts;
  return told('job.cancelled', id, { kind: request.kind, succeeded, refused, left: total - doneIn(counts) });
}

/** Rows of which none changed anything: that they were judged is recorded all the same. */
export function rowsRefused({ id, request }: Job, refused: number): JournalEvent {
  return told('job.rows-refused', id, { kind: request.kind, refused });
}

function told(type: string, id: string, facts: NonNullable<JournalEvent['facts']>): JournalEvent {
  return { type, object: { kind: 'job', id }, facts };
}
