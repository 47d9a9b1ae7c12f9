import { Field, ID, InputType, Int } from '@nestjs/graphql';

import { LearnerRowInput, SheetDefaultsInput } from '../learners/enrolment-sheet.input.js';

@InputType('OpeningWorkInput', { description: 'An assignment that was accepted before the portal.' })
export class OpeningWorkInput {
  @Field(() => Int, { description: 'The number of the assignment.' })
  assignment: number;

  @Field(() => String, { nullable: true, description: 'On which day it was completed, as YYYY-MM-DD.' })
  completedOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Who assessed it then, by name.' })
  assessor?: string | null;
}

@InputType('OpeningRowInput', {
  description: 'A learner from before the portal, with what was accepted then.',
})
export class OpeningRowInput extends LearnerRowInput {
  @Field(() => String, {
    nullable: true,
    description: 'On which day the learner was enrolled, as YYYY-MM-DD.',
  })
  enrolledOn?: string | null;

  @Field(() => [OpeningWorkInput], { description: 'What was accepted.' })
  works: OpeningWorkInput[];
}

@InputType('OpeningSheetInput', { description: 'Lines of earlier records, at most 200 at a time.' })
export class OpeningSheetInput extends SheetDefaultsInput {
  @Field(() => [OpeningRowInput], { description: 'The lines, at most 200.' })
  rows: OpeningRowInput[];
}

@InputType('EnterOpeningRecordsInput', { description: 'Lines for the agency’s batch.' })
export class EnterOpeningRecordsInput extends OpeningSheetInput {
  @Field(() => Int, { description: 'The revision of the batch that was read; 0 where there was none.' })
  revision: number;
}

@InputType('TakeOutOpeningRecordsInput', { description: 'Which lines of the batch go.' })
export class TakeOutOpeningRecordsInput {
  @Field(() => Int, { description: 'The revision of the batch that was read.' })
  revision: number;

  @Field(() => [ID], { description: 'The lines.' })
  entryIds: string[];
}

@InputType('DiscardOpeningRecordsInput', { description: 'Which batch goes whole.' })
export class DiscardOpeningRecordsInput {
  @Field(() => Int, { description: 'The revision of the batch that was read.' })
  revision: number;
}

@InputType('SubmitOpeningRecordsInput', { description: 'Which batch is handed in.' })
export class SubmitOpeningRecordsInput {
  @Field(() => Int, { description: 'The revision of the batch that was read.' })
  revision: number;
}

@InputType('ApproveOpeningRecordsInput', { description: 'Which batch is approved.' })
export class ApproveOpeningRecordsInput {
  @Field(() => ID, { description: 'The batch.' })
  batchId: string;

  @Field(() => Int, { description: 'The revision of it that was read.' })
  revision: number;
}

@InputType('DeclineOpeningRecordsInput', { description: 'Which batch is declined, and why.' })
export class DeclineOpeningRecordsInput {
  @Field(() => ID, { description: 'The batch.' })
  batchId: string;

  @Field(() => Int, { description: 'The revision of it that was read.' })
  revision: number;

  @Field(() => String, { description: 'Why; the agency reads it and puts it right.' })
  reason: string;
}
