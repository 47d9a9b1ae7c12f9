import { createUnionType, Field, ObjectType } from '@nestjs/graphql';

import type { VoidCompletionOutcome } from '#learners/completions';
import { type Locale, say } from '#platform/wording';

import { agencyNotAuthorised, AgencyNotAuthorisedProblem } from '../agencies/agency.problems.js';
import { made } from '../graphql/made.js';
import { InvalidInput, invalidInput } from '../graphql/problem.js';
import { CompletionNode } from './completion.node.js';
import { CompletionNotAccepted, CompletionUnknown } from './completion.problems.js';
import { held } from './submit-completion.result.js';

@ObjectType('CompletionVoided', { description: 'The completion counts no longer.' })
export class CompletionVoided {
  @Field(() => CompletionNode, { description: 'The completion.' })
  completion: CompletionNode;

  /** For its resolver: not fields. */
  learnerId: string;
  badgeId: string | null;
}

export const VoidCompletionResult = createUnionType({
  name: 'VoidCompletionResult',
  description: 'The voided completion, or why it was not voided.',
  types: () =>
    [
      CompletionVoided,
      InvalidInput,
      CompletionUnknown,
      CompletionNotAccepted,
      AgencyNotAuthorisedProblem,
    ] as const,
});

export function voidCompletionResult(
  locale: Locale,
  outcome: VoidCompletionOutcome,
): typeof VoidCompletionResult {
  switch (outcome.kind) {
    case 'completion-voided':
      return made(CompletionVoided, { ...held(outcome.completion), badgeId: outcome.badge?.id ?? null });
    case 'completion-unknown':
      return made(CompletionUnknown, { message: say(locale, 'problem.completion-unknown') });
    case 'completion-not-accepted': {
      const { state } = outcome;
      const message = say(locale, 'problem.completion-not-accepted', { state });
      return made(CompletionNotAccepted, { message, state });
    }
    case 'agency-not-authorised':
      return agencyNotAuthorised(locale, outcome);
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
  }
}
