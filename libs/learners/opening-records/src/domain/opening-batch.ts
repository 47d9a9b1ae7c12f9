import type { Agency } from '#authority/agencies';
import { type CalendarDay, dayOf, type Instant, plusDays } from '#platform/clock';
import type { AccountId, AgencyId } from '#platform/tenancy';

/** Whoever declined may be answered: a declined batch is changed and handed in again. What was approved stays. */
export const OPENING_STATES = ['DRAFT', 'SUBMITTED', 'APPROVED', 'DECLINED'] as const;
export type OpeningState = (typeof OPENING_STATES)[number];

/** For how many days after its authorisation an agency may begin to bring what it did before. */
export const OPENING_WINDOW_DAYS = 90;

/** How many lines one batch holds. */
export const MOST_ENTRIES = 500;

/** What an agency brings from before the portal, for LPHQ to approve as a whole. */
export interface OpeningBatch {
  readonly id: string;
  readonly agencyId: AgencyId;
  readonly state: OpeningState;
  /** 1 at first, one more with each change: who changes it says which one they had read. */
  readonly revision: number;
  /** Everybody who ever put a line in or took one out. */
  readonly enteredBy: readonly AccountId[];
  readonly startedAt: Instant;
  /** The last time it was handed in. */
  readonly submittedBy: AccountId | null;
  readonly submittedAt: Instant | null;
  readonly decidedBy: AccountId | null;
  readonly decidedAt: Instant | null;
  /** LPHQ's reason, kept while the batch is changed for it. */
  readonly declineReason: string | null;
}

export type OpeningRefusal =
  /** The agency's first days are over; the last of them is named. */
  | { readonly kind: 'opening-window-over'; readonly openUntil: CalendarDay }
  | { readonly kind: 'opening-batch-unknown' }
  /** From where the batch stands, this leads nowhere. */
  | { readonly kind: 'opening-batch-stays'; readonly state: OpeningState }
  /** Somebody changed it since. */
  | { readonly kind: 'opening-batch-moved-on'; readonly revision: number };

/** The last day on which an agency may begin a batch. */
export function openUntil({ createdAt }: Pick<Agency, 'createdAt'>): CalendarDay {
  return plusDays(dayOf(createdAt), OPENING_WINDOW_DAYS);
}

/**
 * Whether lines may be put in, taken out or handed in today. A batch that was handed in once may be put right for as
 * long as LPHQ takes to answer; everything else has its ninety days.
 */
export function windowOver(
  agency: Pick<Agency, 'createdAt'>,
  batch: Pick<OpeningBatch, 'submittedAt'> | null,
  today: CalendarDay,
): OpeningRefusal | null {
  const last = openUntil(agency);
  if (today <= last || (batch !== null && batch.submittedAt !== null)) return null;
  return { kind: 'opening-window-over', openUntil: last };
}

/** What keeps the agency from changing its batch; `revision` is the one that was read, 0 for none. */
export function notChangeable(batch: OpeningBatch | null, revision: number): OpeningRefusal | null {
  if (batch !== null && batch.state === 'SUBMITTED')
    return { kind: 'opening-batch-stays', state: batch.state };
  const current = batch?.revision ?? 0;
  return current === revision ? null : { kind: 'opening-batch-moved-on', revision: current };
}

/** What keeps LPHQ from answering. */
export function notDecidable(batch: OpeningBatch, revision: number): OpeningRefusal | null {
  if (batch.state !== 'SUBMITTED') return { kind: 'opening-batch-stays', state: batch.state };
  return batch.revision === revision ? null : { kind: 'opening-batch-moved-on', revision: batch.revision };
}

/** Four eyes: whoever put a line in, or handed the batch in, does not answer it, whichever hat they wear. */
export function isOwnBatch({ enteredBy, submittedBy }: OpeningBatch, accountId: AccountId): boolean {
  return enteredBy.includes(accountId) || submittedBy === accountId;
}

/** The batch once somebody changed its lines: a draft, with LPHQ's last reason still on it. */
export function changedBy(batch: OpeningBatch, accountId: AccountId): OpeningBatch {
  const enteredBy = batch.enteredBy.includes(accountId) ? batch.enteredBy : [...batch.enteredBy, accountId];
  return { ...batch, state: 'DRAFT', revision: batch.revision + 1, enteredBy };
}

export function handedIn(batch: OpeningBatch, by: AccountId, at: Instant): OpeningBatch {
  return {
    ...batch,
    state: 'SUBMITTED',
    revision: batch.revision + 1,
    ...{ submittedBy: by, submittedAt: at },
    ...{ decidedBy: null, decidedAt: null, declineReason: null },
  };
}
