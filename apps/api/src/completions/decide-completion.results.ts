import { createUnionType, Field, ObjectType } from '@nestjs/graphql';

import type { AcceptCompletionOutcome, ReturnCompletionOutcome } from '#learners/completions';
import { type Locale, say } from '#platform/wording';

import { agencyNotAuthorised, AgencyNotAuthorisedProblem } from '../agencies/agency.problems.js';
import { made } from '../graphql/made.js';
import { InvalidInput, invalidInput } from '../graphql/problem.js';
import { LearnerNotActive, learnerNotActive } from '../learners/learner.problems.js';
import { CompletionNode } from './completion.node.js';
import {
  CompletionNotWaiting,
  CompletionUnknown,
  FourEyesNeeded,
  OutcomesMissing,
} from './completion.problems.js';
import { held } from './submit-completion.result.js';

@ObjectType('CompletionAccepted', { description: 'The completion is accepted.' })
export class CompletionAccepted {
  @Field(() => CompletionNode, { description: 'The completion.' })
  completion: CompletionNode;

  /** For its resolver: not a field. */
  learnerId: string;
}

@ObjectType('CompletionReturned', { description: 'The completion went back with a reason.' })
export class CompletionReturned {
  @Field(() => CompletionNode, { description: 'The completion.' })
  completion: CompletionNode;

  /** For its resolver: not a field. */
  learnerId: string;
}

export const AcceptCompletionResult = createUnionType({
  name: 'AcceptCompletionResult',
  description: 'The accepted completion, or why it was not accepted.',
  types: () =>
    [
      CompletionAccepted,
      InvalidInput,
      CompletionUnknown,
      LearnerNotActive,
      CompletionNotWaiting,
      FourEyesNeeded,
      OutcomesMissing,
      AgencyNotAuthorisedProblem,
    ] as const,
});

export const ReturnCompletionResult = createUnionType({
  name: 'ReturnCompletionResult',
  description: 'The returned completion, or why it was not returned.',
  types: () =>
    [
      CompletionReturned,
      InvalidInput,
      CompletionUnknown,
      CompletionNotWaiting,
      FourEyesNeeded,
      AgencyNotAuthorisedProblem,
    ] as const,
});

export function acceptCompletionResult(
  locale: Locale,
  outcome: AcceptCompletionOutcome,
): typeof AcceptCompletionResult {
  if (outcome.kind === 'completion-accepted') return made(CompletionAccepted, held(outcome.completion));
  if (outcome.kind === 'learner-not-active') return learnerNotActive(locale, outcome);
  if (outcome.kind !== 'outcomes-missing') return refused(locale, outcome);
  const { missing } = outcome;
  const message = say(locale, 'problem.outcomes-missing', { missing: missing.join(', ') });
  return made(OutcomesMissing, { message, missing });
}

export function returnCompletionResult(
  locale: Locale,
  outcome: ReturnCompletionOutcome,
): typeof ReturnCompletionResult {
  if (outcome.kind === 'completion-returned') return made(CompletionReturned, held(outcome.completion));
  return refused(locale, outcome);
}

type Refusal = Exclude<ReturnCompletionOutcome, { readonly kind: 'completion-returned' }>;

function refused(
  locale: Locale,
  outcome: Refusal,
): InvalidInput | CompletionUnknown | CompletionNotWaiting | FourEyesNeeded | AgencyNotAuthorisedProblem {
  switch (outcome.kind) {
    case 'completion-unknown':
      return made(CompletionUnknown, { message: say(locale, 'problem.completion-unknown') });
    case 'completion-not-waiting': {
      const { state } = outcome;
      return made(CompletionNotWaiting, {
        message: say(locale, 'problem.completion-not-waiting', { state }),
        state,
      });
    }
    case 'four-eyes-needed': {
      const { because } = outcome;
      return made(FourEyesNeeded, { message: say(locale, `problem.four-eyes-needed.${because}`), because });
    }
    case 'agency-not-authorised':
      return agencyNotAuthorised(locale, outcome);
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
  }
}
