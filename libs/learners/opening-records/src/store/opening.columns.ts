import type { AccountId, AgencyId } from '#platform/tenancy';

import type { OpeningBatch, OpeningState } from '../domain/opening-batch.js';
import type { OpeningEntry } from '../domain/opening-entry.js';

export const BATCH_COLUMNS = `b.id, b.agency_id, b.state, b.revision, b.entered_by, b.started_at, b.submitted_by, b.submitted_at,
  b.decided_by, b.decided_at, b.decline_reason`;

export interface BatchColumns {
  id: string;
  agency_id: string;
  state: string;
  revision: number;
  entered_by: string[];
  started_at: Date;
  submitted_by: string | null;
  submitted_at: Date | null;
  decided_by: string | null;
  decided_at: Date | null;
  decline_reason: string | null;
}

export function toBatch(row: BatchColumns): OpeningBatch {
  return {
    id: row.id,
    agencyId: row.agency_id as AgencyId,
    state: row.state as OpeningState,
    revision: row.revision,
    enteredBy: row.entered_by as AccountId[],
    startedAt: row.started_at,
    submittedBy: row.submitted_by as AccountId | null,
    submittedAt: row.submitted_at,
    decidedBy: row.decided_by as AccountId | null,
    decidedAt: row.decided_at,
    declineReason: row.decline_reason,
  };
}

export interface EntryColumns {
  id: string;
  n: number;
  /** A day of joining is not in lines from before it was asked. */
  content: Omit<OpeningEntry, 'id' | 'joinedOn'> & Partial<Pick<OpeningEntry, 'joinedOn'>>;
}

/** What was judged before it was written. */
export function toEntry({ id, content }: EntryColumns): OpeningEntry {
  return { ...content, id, joinedOn: content.joinedOn ?? null };
}
