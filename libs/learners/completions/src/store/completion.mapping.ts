import type { CalendarDay } from '#platform/clock';
import type { AccountId } from '#platform/tenancy';

import type { CarriedFrom, Completion, CompletionId } from '../domain/completion.js';
import type { CompletionRow } from './completion.row.js';

export function toCompletion({ agencyId: _, learnerAccountId: __, ...row }: CompletionRow): Completion {
  return {
    ...row,
    id: row.id as CompletionId,
    completedOn: row.completedOn as CalendarDay,
    submittedBy: row.submittedBy as AccountId,
    decidedBy: row.decidedBy as AccountId | null,
    voidedBy: row.voidedBy as AccountId | null,
    carriedFrom: row.carriedFrom as CarriedFrom | null,
  };
}

/** What the store writes: the completion, its agency, and the learner's account that the table compares. */
export function toRow(
  { outcomesMet, ...completion }: Completion,
  owner: Pick<CompletionRow, 'agencyId' | 'learnerAccountId'>,
) {
  return { ...completion, ...owner, outcomesMet: [...outcomesMet] };
}
