import type { Assignment } from '#learners/programme';
import { type LearnerNotActive, notActive } from '#learners/roster';
import type { FieldProblem } from '#platform/input';

import { type Completion, type CompletionState, mayMove } from './completion.js';
import { type Decider, fourEyes, type FourEyesNeeded } from './four-eyes.js';
import type { LearnerFile } from './learner-file.js';
import { readRubricNotes, type RubricNoteText } from './read-rubric-notes.js';

export type AcceptRefusal =
  | LearnerNotActive
  | FourEyesNeeded
  | { readonly kind: 'completion-not-waiting'; readonly state: CompletionState }
  | { readonly kind: 'outcomes-missing'; readonly missing: readonly string[] }
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

export type AcceptDecision = { readonly kind: 'accepted'; readonly completion: Completion } | AcceptRefusal;

/** What the assessor found. */
export interface Verdict {
  /** Codes of the outcomes that were met; null: all of them. */
  readonly outcomesMet: readonly string[] | null;
  readonly rubricNotes: readonly RubricNoteText[];
}

/**
 * Accepts a completion that waits. As many outcomes must be met as the assignment needs, all of them unless it says
 * otherwise; short of that the work goes back. Refuses codes that are not the assignment's, a decider who is not a
 * second person, and a learner whose enrolment rests.
 */
export function decideAccept(
  file: LearnerFile,
  completion: Completion,
  decider: Decider,
  { outcomesMet, rubricNotes }: Verdict,
): AcceptDecision {
  if (!mayMove(completion.state, 'ACCEPTED'))
    return { kind: 'completion-not-waiting', state: completion.state };
  const assignment = assignmentOf(file, completion);
  const { outcomeCodes } = assignment;
  const met = outcomesMet ?? outcomeCodes;
  const refusal =
    notActive(file.learner.enrolment) ??
    fourEyes(completion, file.learner, decider) ??
    outcomesRefused(assignment, met);
  if (refusal) return refusal;
  const read = readRubricNotes(rubricNotes, outcomeCodes);
  if (read.kind === 'invalid-input') return read;

  const accepted: Completion = {
    ...completion,
    state: 'ACCEPTED',
    decidedBy: decider.accountId,
    decidedAt: file.openedAt,
    outcomesMet: outcomeCodes.filter((code) => met.includes(code)),
    rubricNotes: read.notes,
  };
  return { kind: 'accepted', completion: accepted };
}

/** The assignment that the work is for, in the learner's own version. */
export function assignmentOf(file: LearnerFile, completion: Completion): Assignment {
  const assignment = file.programme.assignments.find(({ number }) => number === completion.assignment);
  if (!assignment)
    throw new Error(`Programme ${file.programme.edition} lost assignment ${completion.assignment}.`);
  return assignment;
}

function outcomesRefused(
  { outcomeCodes, outcomesNeeded }: Assignment,
  met: readonly string[],
): AcceptRefusal | null {
  if (met.some((code) => !outcomeCodes.includes(code)))
    return { kind: 'invalid-input', problems: [{ field: 'outcomesMet', because: 'not-a-choice' }] };
  const missing = outcomeCodes.filter((code) => !met.includes(code));
  const isEnough = outcomeCodes.length - missing.length >= (outcomesNeeded ?? outcomeCodes.length);
  return isEnough ? null : { kind: 'outcomes-missing', missing };
}
