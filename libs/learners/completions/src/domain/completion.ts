import type { CalendarDay, Instant } from '#platform/clock';
import type { AccountId } from '#platform/tenancy';

export type CompletionId = string & { readonly __brand: 'CompletionId' };

export type CompletionState = 'AWAITING_APPROVAL' | 'SUBMITTED' | 'ACCEPTED' | 'RETURNED' | 'VOIDED';

/** Where an assignment stands for a learner; NOT_STARTED is the absence of a completion. */
export type AssignmentStanding = 'NOT_STARTED' | CompletionState;

/** Where work was judged that counts here without being judged again. */
export type CarriedFrom = `${CarriedFromKind}:${string}`;
export type CarriedFromKind = 'version' | 'transfer' | 'earlier-records';

export function kindOf(carriedFrom: CarriedFrom): CarriedFromKind {
  return carriedFrom.slice(0, carriedFrom.indexOf(':')) as CarriedFromKind;
}

/** That a learner completed an assignment: when, who says so, and what the assessor made of it. */
export interface Completion {
  readonly id: CompletionId;
  readonly learnerId: string;
  readonly programmeVersionId: string;
  readonly assignment: number;
  readonly state: CompletionState;
  /** 1 for the first submission, one more for each after a return or a voiding. */
  readonly attempt: number;
  readonly completedOn: CalendarDay;
  readonly submittedBy: AccountId;
  readonly submittedAt: Instant;
  readonly decidedBy: AccountId | null;
  readonly decidedAt: Instant | null;
  readonly outcomesMet: readonly string[];
  readonly returnReason: string | null;
  readonly voidedBy: AccountId | null;
  readonly voidedAt: Instant | null;
  readonly voidReason: string | null;
  readonly evidenceLink: string | null;
  readonly note: string | null;
  /** What the assessor noted about single outcomes, by their codes; for the agency's own people. */
  readonly rubricNotes: Readonly<Record<string, string>>;
  /** A file of the learner's that shows the work. */
  readonly evidenceFileId: string | null;
  /** Why it lies further back than the programme allows; null where it does not. LPHQ approves such a day or declines it. */
  readonly backdatedBecause: string | null;
  readonly approvedBy: AccountId | null;
  readonly approvedAt: Instant | null;
  /**
   * `version:EDITION`, `transfer:TRANSCRIPT` or `earlier-records:BATCH`: judged there and carried over; then
   * `submittedBy` and `submittedAt` say who did that and when it was, and `decidedAt` when it came to count. Null for
   * work that was judged here by a second person.
   */
  readonly carriedFrom: CarriedFrom | null;
  /** Who assessed it where there is no account of theirs; then `decidedBy` is null. Only of what was carried over. */
  readonly assessorText: string | null;
}

/**
 * Every legal move forward; the trigger completions_moves holds the same table, and with it the ways back that an undo
 * takes. What was accepted is not submitted again unless it was voided.
 */
const LEGAL_MOVES: Readonly<Record<AssignmentStanding, readonly CompletionState[]>> = {
  NOT_STARTED: ['SUBMITTED', 'AWAITING_APPROVAL'],
  AWAITING_APPROVAL: ['SUBMITTED', 'RETURNED'],
  SUBMITTED: ['ACCEPTED', 'RETURNED'],
  RETURNED: ['SUBMITTED', 'AWAITING_APPROVAL'],
  ACCEPTED: ['VOIDED'],
  VOIDED: ['SUBMITTED', 'AWAITING_APPROVAL'],
};

export function mayMove(from: AssignmentStanding, to: CompletionState): boolean {
  return LEGAL_MOVES[from].includes(to);
}
