import type { BadgeState } from '../badges/badges.graphql.js';
import { mutation } from '../graphql/operation.js';

export interface Completion {
  readonly id: string;
  readonly assignment: number;
  readonly state: 'SUBMITTED' | 'ACCEPTED' | 'RETURNED' | 'VOIDED';
  readonly attempt: number;
  readonly completedOn: string;
  readonly submittedAt: string;
  readonly submittedBy: string;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly outcomesMet: readonly string[];
  readonly returnReason: string | null;
  readonly voidedAt: string | null;
  readonly voidedBy: string | null;
  readonly voidReason: string | null;
  readonly evidenceLink: string | null;
  readonly note: string | null;
}

export const COMPLETION_SELECTION = `id assignment state attempt completedOn submittedAt submittedBy
      decidedAt decidedBy outcomesMet returnReason voidedAt voidedBy voidReason evidenceLink note`;

interface Decided {
  readonly completion: { readonly id: string };
}

interface SubmitCompletionInput {
  readonly learnerId: string;
  readonly assignment: number;
  readonly completedOn: string;
  readonly evidenceLink: string | null;
  readonly note: string | null;
}

export const submitCompletion = mutation<SubmitCompletionInput, Decided>({
  field: 'submitCompletion',
  success: 'CompletionSubmitted',
  selection: 'completion { id }',
});

interface AcceptCompletionInput {
  readonly completionId: string;
  readonly outcomesMet: readonly string[];
}

export const acceptCompletion = mutation<AcceptCompletionInput, Decided>({
  field: 'acceptCompletion',
  success: 'CompletionAccepted',
  selection: 'completion { id }',
});

/** Of a return and of a voiding. */
interface GivenBackInput {
  readonly completionId: string;
  readonly reason: string;
}

export const returnCompletion = mutation<GivenBackInput, Decided>({
  field: 'returnCompletion',
  success: 'CompletionReturned',
  selection: 'completion { id }',
});

interface Voided {
  readonly badge: { readonly state: BadgeState } | null;
}

export const voidCompletion = mutation<GivenBackInput, Voided>({
  field: 'voidCompletion',
  success: 'CompletionVoided',
  selection: 'badge { state }',
});
