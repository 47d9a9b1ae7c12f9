import type { CalendarDay } from '#platform/clock';
import type { AccountId } from '#platform/tenancy';

import type { Completion, CompletionId } from '../domain/completion.js';
import type { CompletionRow } from './completion.row.js';

export function toCompletion({ agencyId: _, learnerAccountId: __, ...row }: CompletionRow): Completion {
  return {
    ...row,
    id: row.id as CompletionId,
    completedOn: row.completedOn as CalendarDay,
    submittedBy: row.submittedBy as AccountId,
    decidedBy: row.decidedBy as AccountId | null,
  };
}

export function toRow(
  { submittedAt, decidedAt, outcomesMet, ...completion }: Completion,
  owner: Pick<CompletionRow, 'agencyId' | 'learnerAccountId'>,
): CompletionRow {
  return {
    ...completion,
    ...owner,
    submittedAt: submittedAt as Date,
    decidedAt: decidedAt as Date | null,
    outcomesMet: [...outcomesMet],
  };
}
