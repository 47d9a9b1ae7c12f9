import type { CalendarDay } from '#platform/clock';
import type { AccountId } from '#platform/tenancy';

import type { CarriedFrom, Completion, CompletionId } from '../domain/completion.js';
import type { CompletionColumns } from './completion.row.js';

/** A row of the completions or of the attempts before them. */
export type AnyRow = CompletionColumns & { attempt: number };

export function toCompletion({ agencyId: _, learnerAccountId: __, ...row }: AnyRow): Completion {
  return {
    ...row,
    id: row.id as CompletionId,
    completedOn: row.completedOn as CalendarDay,
    submittedBy: row.submittedBy as AccountId,
    decidedBy: row.decidedBy as AccountId | null,
    voidedBy: row.voidedBy as AccountId | null,
    approvedBy: row.approvedBy as AccountId | null,
    carriedFrom: row.carriedFrom as CarriedFrom | null,
  };
}

/** What the store writes: the completion, its agency, and the learner's account that the table compares. */
export function toRow(
  { outcomesMet, ...completion }: Completion,
  owner: Pick<AnyRow, 'agencyId' | 'learnerAccountId'>,
) {
  return { ...completion, ...owner, outcomesMet: [...outcomesMet] };
}
