import { createUnionType, Field, ObjectType } from '@nestjs/graphql';

import type { UndoCompletionOutcome, UndoneAct } from '#learners/completions';
import { type Locale, say } from '#platform/wording';

import { agencyNotAuthorised, AgencyNotAuthorisedProblem } from '../agencies/agency.problems.js';
import { enumOf } from '../graphql/enum.js';
import { made } from '../graphql/made.js';
import { CompletionNode, completionNode } from './completion.node.js';
import {
  BadgePreparedSince,
  CompletionUnknown,
  NoActToUndo,
  UndoNotYours,
  UndoTooLate,
} from './completion.problems.js';

const UndoneActEnum = enumOf<UndoneAct>('UndoneAct', 'What was undone.', {
  SUBMISSION: 'A submission: what was before stands again.',
  ACCEPTANCE: 'An acceptance: the work waits again.',
  RETURN: 'A return: the work waits again.',
});

@ObjectType('CompletionUndone', { description: 'The last act is undone, and what was before stands again.' })
export class CompletionUndone {
  @Field(() => UndoneActEnum, { description: 'What was undone.' })
  act: UndoneAct;

  @Field(() => CompletionNode, {
    nullable: true,
    description: 'As it stands again; null: the assignment is not started again.',
  })
  completion: CompletionNode | null;

  /** For its resolver: not a field. */
  learnerId: string;
}

export const UndoCompletionResult = createUnionType({
  name: 'UndoCompletionResult',
  description: 'What stands again, or why nothing was undone.',
  types: () =>
    [
      CompletionUndone,
      CompletionUnknown,
      NoActToUndo,
      UndoNotYours,
      UndoTooLate,
      BadgePreparedSince,
      AgencyNotAuthorisedProblem,
    ] as const,
});

export function undoCompletionResult(
  locale: Locale,
  outcome: UndoCompletionOutcome,
): typeof UndoCompletionResult {
  switch (outcome.kind) {
    case 'completion-undone': {
      const { act, learnerId, completion } = outcome;
      return made(CompletionUndone, { act, learnerId, completion: completion && completionNode(completion) });
    }
    case 'completion-unknown':
      return made(CompletionUnknown, { message: say(locale, 'problem.completion-unknown') });
    case 'no-act-to-undo': {
      const { state } = outcome;
      return made(NoActToUndo, { message: say(locale, 'problem.no-act-to-undo', { state }), state });
    }
    case 'undo-not-yours':
      return made(UndoNotYours, { message: say(locale, 'problem.undo-not-yours') });
    case 'undo-too-late': {
      const { until, act } = outcome;
      return made(UndoTooLate, { message: say(locale, 'problem.undo-too-late', { act }), until });
    }
    case 'badge-prepared-since':
      return made(BadgePreparedSince, { message: say(locale, 'problem.badge-prepared-since') });
    case 'agency-not-authorised':
      return agencyNotAuthorised(locale, outcome);
  }
}
