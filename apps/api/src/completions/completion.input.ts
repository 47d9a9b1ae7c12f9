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

  @Field(() => ID, {
    nullable: true,
    description: 'A file that shows the work, as PUT /learners/ID/evidence named it.',
  })
  evidenceFileId?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Why a day that lies further back than the programme allows should stand: LPHQ is asked, and the work waits for its answer.',
  })
  backdatedBecause?: string | null;
}

@InputType('RubricNoteInput', { description: 'A short note about one outcome, for the agency’s own people.' })
export class RubricNoteInput {
  @Field(() => String, { description: 'The code of the outcome.' })
  outcome: string;

  @Field(() => String, { description: 'The note, up to 500 characters.' })
  note: string;
}

@InputType('UndoCompletionInput', { description: 'On which completion to undo the last act.' })
export class UndoCompletionInput {
  @Field(() => ID, { description: 'The completion.' })
  completionId: string;
}

@InputType('ApproveBackdatingInput', { description: 'Which completion’s day LPHQ lets stand.' })
export class ApproveBackdatingInput {
  @Field(() => ID, { description: 'The completion.' })
  completionId: string;
}

@InputType('DeclineBackdatingInput', {
  description: 'Which completion’s day LPHQ does not let stand, and why.',
})
export class DeclineBackdatingInput {
  @Field(() => ID, { description: 'The completion.' })
  completionId: string;

  @Field(() => String, { description: 'Why; the agency and the learner are told.' })
  reason: string;
}

@InputType('AcceptCompletionInput', { description: 'Which completion to accept.' })
export class AcceptCompletionInput {
  @Field(() => ID, { description: 'The completion.' })
  completionId: string;

  @Field(() => [String], {
    nullable: true,
    description:
      'The codes of the outcomes that were found met, as many as the assignment needs; absent: all of them.',
  })
  outcomesMet?: string[] | null;

  @Field(() => [RubricNoteInput], { nullable: true, description: 'Notes on single outcomes.' })
  rubricNotes?: RubricNoteInput[] | null;
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

  @Field(() => [RubricNoteInput], { nullable: true, description: 'Notes on single outcomes.' })
  rubricNotes?: RubricNoteInput[] | null;
}
