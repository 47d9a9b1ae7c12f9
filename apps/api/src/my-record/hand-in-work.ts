import { createUnionType, Field, ID, InputType, Int, ObjectType } from '@nestjs/graphql';

import type { SubmitCompletionOutcome } from '#learners/completions';
import { type Locale, say } from '#platform/wording';

import { AgencyNotAuthorisedProblem } from '../agencies/agency.problems.js';
import {
  AssignmentOutOfOrder,
  AssignmentUnknown,
  CompletedBeforeEnrolment,
  CompletedTooLongAgo,
} from '../completions/completion.problems.js';
import { made } from '../graphql/made.js';
import { InvalidInput, invalidInput, Problem } from '../graphql/problem.js';
import { CalendarDay } from '../graphql/scalars.js';
import { LearnerNotActive } from '../learners/learner.problems.js';

@InputType('HandInWorkInput', { description: 'Work on an assignment, handed in by its learner.' })
export class HandInWorkInput {
  @Field(() => ID, { description: 'Which of one’s own records.' })
  recordId: string;

  @Field(() => Int, { description: 'The number of the assignment.' })
  assignment: number;

  @Field(() => CalendarDay, { description: 'The day on which it was completed; not in the future.' })
  completedOn: string;

  @Field(() => String, { nullable: true, description: 'A note for the assessor, up to 2,000 characters.' })
  note?: string | null;

  @Field(() => String, { nullable: true, description: 'An https link that shows the work.' })
  evidenceLink?: string | null;

  @Field(() => ID, { nullable: true, description: 'A photo or file, as PUT /my/evidence named it.' })
  evidenceFileId?: string | null;
}

@ObjectType('WorkHandedIn', { description: 'The work waits for an assessor.' })
export class WorkHandedIn {
  @Field(() => Int, { description: 'The number of the assignment.' })
  assignment: number;

  @Field(() => Int, { description: 'Which attempt this is.' })
  attempt: number;
}

@ObjectType('WorkNotOpen', {
  implements: () => [Problem],
  description: 'The assignment waits for an assessor already, or is accepted: there is nothing to hand in.',
})
export class WorkNotOpen extends Problem {
  @Field(() => Int, { description: 'The number of the assignment.' })
  assignment: number;
}

@ObjectType('MyRecordUnknown', { implements: () => [Problem], description: 'One has no such record.' })
export class MyRecordUnknown extends Problem {}

export const HandInWorkResult = createUnionType({
  name: 'HandInWorkResult',
  description: 'What was handed in, or why nothing was.',
  types: () =>
    [
      WorkHandedIn,
      InvalidInput,
      MyRecordUnknown,
      LearnerNotActive,
      AssignmentUnknown,
      AssignmentOutOfOrder,
      WorkNotOpen,
      CompletedBeforeEnrolment,
      CompletedTooLongAgo,
      AgencyNotAuthorisedProblem,
    ] as const,
});

type Result = typeof HandInWorkResult;

/** The outcomes of a submission, in words for the learner whose it is. */
export function handInWorkResult(locale: Locale, outcome: SubmitCompletionOutcome): Result {
  switch (outcome.kind) {
    case 'completion-submitted': {
      const { assignment, attempt } = outcome.completion;
      return made(WorkHandedIn, { assignment, attempt });
    }
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
    case 'completion-already-submitted':
    case 'completion-already-accepted': {
      const { assignment } = outcome.completion;
      return made(WorkNotOpen, {
        message: say(locale, `problem.${outcome.kind}`, { assignment }),
        assignment,
      });
    }
    case 'assignment-unknown':
    case 'assignment-out-of-order':
      return notInTurn(locale, outcome);
    default:
      return refused(locale, outcome);
  }
}

function notInTurn(
  locale: Locale,
  outcome: Extract<SubmitCompletionOutcome, { kind: 'assignment-unknown' | 'assignment-out-of-order' }>,
): Result {
  const { assignment } = outcome;
  if (outcome.kind === 'assignment-unknown')
    return made(AssignmentUnknown, { message: say(locale, 'problem.my-assignment-unknown', { assignment }) });
  const { missing } = outcome;
  const values = { assignment, missing: missing.join(', ') };
  return made(AssignmentOutOfOrder, {
    message: say(locale, 'problem.assignment-out-of-order', values),
    missing,
  });
}

type Further = Extract<
  SubmitCompletionOutcome,
  {
    kind:
      | 'learner-unknown'
      | 'learner-not-active'
      | 'completed-before-enrolment'
      | 'completed-too-long-ago'
      | 'agency-not-authorised';
  }
>;

function refused(locale: Locale, outcome: Further): Result {
  switch (outcome.kind) {
    case 'learner-unknown':
      return recordUnknown(locale);
    case 'learner-not-active': {
      const { standing } = outcome;
      const message = say(locale, 'problem.my-record-rests', { standing });
      return made(LearnerNotActive, { message, enrolmentStanding: standing });
    }
    case 'completed-before-enrolment': {
      const { enrolledOn } = outcome;
      const message = say(locale, 'problem.my-day-before-enrolment', { enrolledOn });
      return made(CompletedBeforeEnrolment, { message, enrolledOn });
    }
    case 'completed-too-long-ago': {
      const { earliest } = outcome;
      const message = say(locale, 'problem.my-day-too-long-ago', { earliest });
      return made(CompletedTooLongAgo, { message, earliest });
    }
    case 'agency-not-authorised': {
      const { standing } = outcome;
      const message = say(locale, 'problem.my-agency-not-authorised');
      return made(AgencyNotAuthorisedProblem, { message, standing });
    }
  }
}

export function recordUnknown(locale: Locale): MyRecordUnknown {
  return made(MyRecordUnknown, { message: say(locale, 'problem.my-record-unknown') });
}
