import { type Completion, type CompletionState, mayMove } from './completion.js';
import { type Decider, fourEyes, type FourEyesNeeded } from './four-eyes.js';
import type { LearnerFile } from './learner-file.js';

export type ReturnRefusal =
  FourEyesNeeded | { readonly kind: 'completion-not-waiting'; readonly state: CompletionState };

export type ReturnDecision = { readonly kind: 'returned'; readonly completion: Completion } | ReturnRefusal;

/** Returns a completion that waits, with the reason that the learner is told. It may be submitted again. */
export function decideReturn(
  file: LearnerFile,
  completion: Completion,
  decider: Decider,
  returnReason: string,
): ReturnDecision {
  if (!mayMove(completion.state, 'RETURNED'))
    return { kind: 'completion-not-waiting', state: completion.state };
  const refusal = fourEyes(completion, file.learner, decider);
  if (refusal) return refusal;

  const returned: Completion = {
    ...completion,
    state: 'RETURNED',
    decidedBy: decider.accountId,
    decidedAt: file.openedAt,
    returnReason,
  };
  return { kind: 'returned', completion: returned };
}
