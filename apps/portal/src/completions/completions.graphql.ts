import { mutation } from '../graphql/operation.js';

export interface Completion {
  readonly id: string;
  readonly assignment: number;
  readonly state: 'SUBMITTED' | 'ACCEPTED' | 'RETURNED';
  readonly attempt: number;
  readonly completedOn: string;
  readonly submittedAt: string;
  readonly submittedBy: string;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly outcomesMet: readonly string[];
  readonly returnReason: string | null;
  readonly evidenceLink: string | null;
  readonly note: string | null;
}

export const COMPLETION_SELECTION = `id assignment state attempt completedOn submittedAt submittedBy
      decidedAt decidedBy outcomesMet returnReason evidenceLink note`;

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

interface ReturnCompletionInput {
  readonly completionId: string;
  readonly reason: string;
}

export const returnCompletion = mutation<ReturnCompletionInput, Decided>({
  field: 'returnCompletion',
  success: 'CompletionReturned',
  selection: 'completion { id }',
});
