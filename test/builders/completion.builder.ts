import type { Completion, CompletionId } from '#learners/completions';
import { type CalendarDay, parseInstant } from '#platform/clock';
import type { AccountId } from '#platform/tenancy';

/** The first assignment, handed in by the registrar and waiting; a test states what differs. */
export function aCompletion(different: Partial<Completion> = {}): Completion {
  return {
    id: 'c0000000-0000-4000-8000-000000000001' as CompletionId,
    learnerId: '10000000-0000-4000-8000-000000000001',
    programmeVersionId: 'e0000000-0000-4000-8000-000000000001',
    assignment: 1,
    state: 'SUBMITTED',
    attempt: 1,
    completedOn: '2026-11-10' as CalendarDay,
    submittedBy: 'a0000000-0000-4000-8000-00000000000a' as AccountId,
    submittedAt: parseInstant('2026-11-11T15:00:00Z')!,
    decidedBy: null,
    decidedAt: null,
    outcomesMet: [],
    returnReason: null,
    evidenceLink: null,
    note: null,
    ...different,
  };
}

/** The same, accepted by the assessor. */
export function anAcceptedCompletion(different: Partial<Completion> = {}): Completion {
  return aCompletion({
    state: 'ACCEPTED',
    decidedBy: 'a0000000-0000-4000-8000-00000000000b' as AccountId,
    decidedAt: parseInstant('2026-11-12T15:00:00Z'),
    ...different,
  });
}
