import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';

import type { BadgeKind, NameChoice } from '#learners/badges';
import type { LearnerSelection, RowResult } from '#learners/jobs';
import type { CalendarDay as Day } from '#platform/clock';

import { BadgeKindEnum, NameChoiceEnum } from '../badges/badge.node.js';
import { PageArguments } from '../graphql/connection.js';
import { CalendarDay } from '../graphql/scalars.js';
import { LearnerFilterInput, learnerFilterOf } from '../learners/learner-list.input.js';
import { JobRowResultEnum } from './job.node.js';

@InputType('LearnerSelection', {
  description: 'The learners who are marked: those named by `ids`, or else all who match, but for some.',
})
export class LearnerSelectionInput {
  @Field(() => [ID], {
    nullable: true,
    description: 'The learners, one by one; then the rest is not looked at.',
  })
  ids?: string[] | null;

  @Field(() => LearnerFilterInput, {
    nullable: true,
    description: 'All who match; absent: all of the agency’s.',
  })
  matching?: LearnerFilterInput | null;

  @Field(() => [ID], { nullable: true, description: 'Those who match and are not meant all the same.' })
  except?: string[] | null;
}

@InputType('RecordCompletionsInput', { description: 'That many learners completed an assignment.' })
export class RecordCompletionsInput {
  @Field(() => LearnerSelectionInput, { description: 'Which learners.' })
  learners: LearnerSelectionInput;

  @Field(() => Int, { description: 'The number of the assignment.' })
  assignment: number;

  @Field(() => CalendarDay, { description: 'The day on which it was completed; not in the future.' })
  completedOn: string;

  @Field(() => String, { nullable: true, description: 'A note for the assessor, up to 2,000 characters.' })
  note?: string | null;

  @Field(() => String, { nullable: true, description: 'An https link to the evidence.' })
  evidenceLink?: string | null;
}

@InputType('AcceptCompletionsInput', { description: 'Whose completions of an assignment to accept.' })
export class AcceptCompletionsInput {
  @Field(() => LearnerSelectionInput, { description: 'Which learners.' })
  learners: LearnerSelectionInput;

  @Field(() => Int, { description: 'The number of the assignment; all its outcomes are met.' })
  assignment: number;
}

@InputType('ReturnCompletionsInput', {
  description: 'Whose completions of an assignment to return, and why.',
})
export class ReturnCompletionsInput {
  @Field(() => LearnerSelectionInput, { description: 'Which learners.' })
  learners: LearnerSelectionInput;

  @Field(() => Int, { description: 'The number of the assignment.' })
  assignment: number;

  @Field(() => String, { description: 'What each of them is told, up to 1,000 characters.' })
  reason: string;
}

@InputType('VoidCompletionsInput', { description: 'Whose acceptances of an assignment to void, and why.' })
export class VoidCompletionsInput {
  @Field(() => LearnerSelectionInput, { description: 'Which learners.' })
  learners: LearnerSelectionInput;

  @Field(() => Int, { description: 'The number of the assignment.' })
  assignment: number;

  @Field(() => String, { description: 'Why, up to 1,000 characters.' })
  reason: string;
}

@InputType('IssueBadgesInput', { description: 'To whom to issue badges, and what those may show.' })
export class IssueBadgesInput {
  @Field(() => LearnerSelectionInput, { description: 'Which learners.' })
  learners: LearnerSelectionInput;

  @Field(() => NameChoiceEnum, { description: 'What of the names they show.' })
  nameChoice: NameChoice;

  @Field(() => Boolean, {
    description: 'That each of the learners agreed to what is shown; recorded with every badge.',
  })
  consent: boolean;

  @Field(() => BadgeKindEnum, { defaultValue: 'MSQ', description: 'What they are to state.' })
  kind: BadgeKind;

  @Field(() => CalendarDay, {
    nullable: true,
    description: 'The day on which they begin, at most 180 days ahead; nothing: when each is prepared.',
  })
  validFrom?: Day | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Leave out whoever is not ready, as `issueReadiness` says; else each of them is refused in the job.',
  })
  readyOnly: boolean;
}

@InputType('UndoJobInput', { description: 'What to undo.' })
export class UndoJobInput {
  @Field(() => ID, { description: 'The job that did it.' })
  jobId: string;
}

@InputType('CancelJobInput', { description: 'Which job to cancel.' })
export class CancelJobInput {
  @Field(() => ID, { description: 'The job.' })
  jobId: string;
}

@ArgsType()
export class JobRowsArguments extends PageArguments {
  @Field(() => JobRowResultEnum, { nullable: true, description: 'Only rows of this result; absent: all.' })
  only?: RowResult | null;
}

/** The selection in the room’s words. Neither ids nor a filter means everybody, as a list without filters shows them. */
export function selectionOf({ ids, matching, except }: LearnerSelectionInput): LearnerSelection {
  if (Array.isArray(ids)) return { kind: 'ids', ids };
  return { kind: 'matching', filter: learnerFilterOf(matching), except: except ?? [] };
}
