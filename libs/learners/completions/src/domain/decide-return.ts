import type { FieldProblem } from '#platform/input';

import { type Completion, type CompletionState } from './completion.js';
import { assignmentOf } from './decide-accept.js';
import { type Decider, fourEyes, type FourEyesNeeded } from './four-eyes.js';
import type { LearnerFile } from './learner-file.js';
import { readRubricNotes, type RubricNoteText } from './read-rubric-notes.js';

export type ReturnRefusal =
  | FourEyesNeeded
  | { readonly kind: 'completion-not-waiting'; readonly state: CompletionState }
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

export type ReturnDecision = { readonly kind: 'returned'; readonly completion: Completion } | ReturnRefusal;

export interface Returning {
  /** What the learner is told. */
  readonly reason: string;
  readonly rubricNotes: readonly RubricNoteText[];
}

/** Returns a completion that waits, with the reason that the learner is told. It may be submitted again. */
export function decideReturn(
  file: LearnerFile,
  completion: Completion,
  decider: Decider,
  { reason: returnReason, rubricNotes }: Returning,
): ReturnDecision {
  if (completion.state !== 'SUBMITTED') return { kind: 'completion-not-waiting', state: completion.state };
  const refusal = fourEyes(completion, file.learner, decider);
  if (refusal) return refusal;
  const read = readRubricNotes(rubricNotes, assignmentOf(file, completion).outcomeCodes);
  if (read.kind === 'invalid-input') return read;

  const returned: Completion = {
    ...completion,
    state: 'RETURNED',
    decidedBy: decider.accountId,
    decidedAt: file.openedAt,
    returnReason,
    rubricNotes: read.notes,
  };
  return { kind: 'returned', completion: returned };
}
