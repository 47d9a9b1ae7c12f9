import { createUnionType, Field, ObjectType } from '@nestjs/graphql';

import type { Completion, SubmitCompletionOutcome } from '#learners/completions';
import { type Locale, say } from '#platform/wording';

import { agencyNotAuthorised, AgencyNotAuthorisedProblem } from '../agencies/agency.problems.js';
import { made } from '../graphql/made.js';
import { InvalidInput, invalidInput } from '../graphql/problem.js';
import {
  LearnerNotActive,
  learnerNotActive,
  LearnerUnknown,
  learnerUnknown,
} from '../learners/learner.problems.js';
import { CompletionNode, completionNode } from './completion.node.js';
import {
  AssignmentOutOfOrder,
  AssignmentUnknown,
  CompletedBeforeEnrolment,
  CompletedTooLongAgo,
  CompletionAlreadyAccepted,
  CompletionAlreadySubmitted,
} from './completion.problems.js';

/** Success: the completion, and whose it is for the learner's resolver. */
@ObjectType('CompletionSubmitted', { description: 'The completion waits for an assessor.' })
export class CompletionSubmitted {
  @Field(() => CompletionNode, { description: 'The completion.' })
  completion: CompletionNode;

  /** For its resolver: not a field. */
  learnerId: string;
}

export const SubmitCompletionResult = createUnionType({
  name: 'SubmitCompletionResult',
  description: 'The completion, or why nothing was recorded.',
  types: () =>
    [
      CompletionSubmitted,
      InvalidInput,
      LearnerUnknown,
      LearnerNotActive,
      AssignmentUnknown,
      AssignmentOutOfOrder,
      CompletionAlreadySubmitted,
      CompletionAlreadyAccepted,
      CompletedBeforeEnrolment,
      CompletedTooLongAgo,
      AgencyNotAuthorisedProblem,
    ] as const,
});

type Result = typeof SubmitCompletionResult;
type DateRefusal = Extract<
  SubmitCompletionOutcome,
  { readonly kind: 'completed-before-enrolment' | 'completed-too-long-ago' }
>;

export function submitCompletionResult(locale: Locale, outcome: SubmitCompletionOutcome): Result {
  switch (outcome.kind) {
    case 'completion-submitted':
      return made(CompletionSubmitted, held(outcome.completion));
    case 'learner-unknown':
      return learnerUnknown(locale);
    case 'learner-not-active':
      return learnerNotActive(locale, outcome);
    case 'assignment-unknown': {
      const { assignment } = outcome;
      return made(AssignmentUnknown, { message: say(locale, 'problem.assignment-unknown', { assignment }) });
    }
    case 'assignment-out-of-order':
      return outOfOrder(locale, outcome);
    case 'completion-already-submitted':
      return made(CompletionAlreadySubmitted, already(locale, outcome));
    case 'completion-already-accepted':
      return made(CompletionAlreadyAccepted, already(locale, outcome));
    case 'completed-before-enrolment':
    case 'completed-too-long-ago':
      return outsideDates(locale, outcome);
    case 'agency-not-authorised':
      return agencyNotAuthorised(locale, outcome);
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
  }
}

export function held(completion: Completion): { completion: CompletionNode; learnerId: string } {
  return { completion: completionNode(completion), learnerId: completion.learnerId };
}

function outOfOrder(
  locale: Locale,
  { assignment, missing }: { readonly assignment: number; readonly missing: readonly number[] },
): AssignmentOutOfOrder {
  const values = { assignment, missing: missing.join(', ') };
  return made(AssignmentOutOfOrder, {
    message: say(locale, 'problem.assignment-out-of-order', values),
    missing,
  });
}

function already(
  locale: Locale,
  { kind, completion }: { readonly kind: string; readonly completion: Completion },
): { message: string; completion: CompletionNode } {
  const message = say(locale, `problem.${kind}`, { assignment: completion.assignment });
  return { message, completion: completionNode(completion) };
}

function outsideDates(locale: Locale, outcome: DateRefusal): CompletedBeforeEnrolment | CompletedTooLongAgo {
  if (outcome.kind === 'completed-before-enrolment') {
    const { enrolledOn } = outcome;
    const message = say(locale, 'problem.completed-before-enrolment', { enrolledOn });
    return made(CompletedBeforeEnrolment, { message, enrolledOn });
  }
  const { earliest } = outcome;
  return made(CompletedTooLongAgo, {
    message: say(locale, 'problem.completed-too-long-ago', { earliest }),
    earliest,
  });
}
