import { createUnionType, Field, ObjectType } from '@nestjs/graphql';

import type { DecideBackdatingOutcome } from '#learners/completions';
import { type Locale, say } from '#platform/wording';

import { made } from '../graphql/made.js';
import { InvalidInput, invalidInput } from '../graphql/problem.js';
import { CompletionNode, completionNode } from './completion.node.js';
import { CompletionNotAwaitingApproval, CompletionUnknown } from './completion.problems.js';

@ObjectType('BackdatingDecided', {
  description: 'LPHQ’s word stands: the work waits for an assessor of the agency, or went back.',
})
export class BackdatingDecided {
  @Field(() => CompletionNode, { description: 'The completion.' })
  completion: CompletionNode;
}

export const ApproveBackdatingResult = createUnionType({
  name: 'ApproveBackdatingResult',
  description: 'The completion with its approved day, or why nothing was decided.',
  types: () => [BackdatingDecided, InvalidInput, CompletionUnknown, CompletionNotAwaitingApproval] as const,
});

export const DeclineBackdatingResult = createUnionType({
  name: 'DeclineBackdatingResult',
  description: 'The completion that went back, or why nothing was decided.',
  types: () => [BackdatingDecided, InvalidInput, CompletionUnknown, CompletionNotAwaitingApproval] as const,
});

export function backdatingResult(
  locale: Locale,
  outcome: DecideBackdatingOutcome,
): typeof DeclineBackdatingResult {
  switch (outcome.kind) {
    case 'backdating-decided':
      return made(BackdatingDecided, { completion: completionNode(outcome.completion) });
    case 'completion-unknown':
      return made(CompletionUnknown, { message: say(locale, 'problem.completion-unknown.at-lphq') });
    case 'completion-not-awaiting-approval': {
      const { state } = outcome;
      const message = say(locale, 'problem.completion-not-awaiting-approval', { state });
      return made(CompletionNotAwaitingApproval, { message, state });
    }
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
  }
}
