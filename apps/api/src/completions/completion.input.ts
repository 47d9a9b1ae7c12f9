import { Field, ID, InputType, Int } from '@nestjs/graphql';

import { CalendarDay } from '../graphql/scalars.js';

@InputType('SubmitCompletionInput', { description: 'That a learner completed an assignment.' })
export class SubmitCompletionInput {
  @Field(() => ID, { description: 'The learner.' })
  learnerId: string;

  @Field(() => Int, { description: 'The number of the assignment.' })
  assignment: number;

  @Field(() => CalendarDay, { description: 'The day on which it was completed; not in the future.' })
  completedOn: string;

  @Field(() => String, { nullable: true, description: 'An https link to the evidence.' })
  evidenceLink?: string | null;

  @Field(() => String, { nullable: true, description: 'A note for the assessor, up to 2,000 characters.' })
  note?: string | null;
}

@InputType('AcceptCompletionInput', { description: 'Which completion to accept.' })
export class AcceptCompletionInput {
  @Field(() => ID, { description: 'The completion.' })
  completionId: string;

  @Field(() => [String], {
    nullable: true,
    description: 'The codes of the outcomes that were found met; absent: all of the assignment’s.',
  })
  outcomesMet?: string[] | null;
}

@InputType('VoidCompletionInput', { description: 'Which accepted completion to void, and why.' })
export class VoidCompletionInput {
  @Field(() => ID, { description: 'The completion.' })
  completionId: string;

  @Field(() => String, { description: 'Why; the learner is told.' })
  reason: string;
}

@InputType('ReturnCompletionInput', { description: 'Which completion to return, and why.' })
export class ReturnCompletionInput {
  @Field(() => ID, { description: 'The completion.' })
  completionId: string;

  @Field(() => String, { description: 'Why; the learner is told.' })
  reason: string;
}
