import { type LearnerNotActive, notActive } from '#learners/roster';
import type { FieldProblem } from '#platform/input';

import { type Completion, type CompletionState, mayMove } from './completion.js';
import { type Decider, fourEyes, type FourEyesNeeded } from './four-eyes.js';
import type { LearnerFile } from './learner-file.js';

export type AcceptRefusal =
  | LearnerNotActive
  | FourEyesNeeded
  | { readonly kind: 'completion-not-waiting'; readonly state: CompletionState }
  | { readonly kind: 'outcomes-missing'; readonly missing: readonly string[] }
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

export type AcceptDecision = { readonly kind: 'accepted'; readonly completion: Completion } | AcceptRefusal;

/**
 * Accepts a completion that waits. The decider states which outcomes were met (null: all of them); an assignment is
 * accepted whole, so one that is not met is refused and the work goes back. Refuses codes that
 * are not the assignment's, a decider who is not a second person, and a learner whose enrolment rests.
 */
export function decideAccept(
  file: LearnerFile,
  completion: Completion,
  decider: Decider,
  outcomesMet: readonly string[] | null,
): AcceptDecision {
  if (!mayMove(completion.state, 'ACCEPTED'))
    return { kind: 'completion-not-waiting', state: completion.state };
  const needed = outcomesOf(file, completion);
  const refusal =
    notActive(file.learner.enrolment) ??
    fourEyes(completion, file.learner, decider) ??
    outcomesRefused(needed, outcomesMet ?? needed);
  if (refusal) return refusal;

  const accepted: Completion = {
    ...completion,
    state: 'ACCEPTED',
    decidedBy: decider.accountId,
    decidedAt: file.openedAt,
    outcomesMet: needed,
  };
  return { kind: 'accepted', completion: accepted };
}

function outcomesOf(file: LearnerFile, completion: Completion): readonly string[] {
  const assignment = file.programme.assignments.find(({ number }) => number === completion.assignment);
  if (!assignment)
    throw new Error(`Programme ${file.programme.edition} lost assignment ${completion.assignment}.`);
  return assignment.outcomeCodes;
}

function outcomesRefused(needed: readonly string[], met: readonly string[]): AcceptRefusal | null {
  if (met.some((code) => !needed.includes(code)))
    return { kind: 'invalid-input', problems: [{ field: 'outcomesMet', because: 'not-a-choice' }] };
  const missing = needed.filter((code) => !met.includes(code));
  return missing.length === 0 ? null : { kind: 'outcomes-missing', missing };
}
