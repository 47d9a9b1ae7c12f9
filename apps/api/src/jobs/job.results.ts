import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';

import type { CancelJobOutcome, RowProblem, StartJobOutcome, UndoJobOutcome } from '#learners/jobs';
import { type Locale, say } from '#platform/wording';

import { agencyNotAuthorised, AgencyNotAuthorisedProblem } from '../agencies/agency.problems.js';
import { BeginsOutOfRange, ConsentMissing } from '../badges/badge.problems.js';
import { made } from '../graphql/made.js';
import { InvalidInput, invalidInput, Problem } from '../graphql/problem.js';
import { JobNode, jobNode } from './job.node.js';

@ObjectType('JobStarted', { description: 'The job is started; ask for it to see how far it is.' })
export class JobStarted {
  @Field(() => JobNode, { description: 'The job.' })
  job: JobNode;
}

@ObjectType('JobCancelled', { description: 'The job is cancelled; what was done by then stays done.' })
export class JobCancelled {
  @Field(() => JobNode, { description: 'The job.' })
  job: JobNode;
}

@ObjectType('NothingSelected', {
  implements: () => [Problem],
  description: 'The selection holds no learner of the agency.',
})
export class NothingSelected extends Problem {}

@ObjectType('LearnersUnknown', {
  implements: () => [Problem],
  description: 'Some of those named are no learners of the agency; nothing was started, for nobody.',
})
export class LearnersUnknown extends Problem {
  @Field(() => Int, { description: 'How many of those named.' })
  count: number;
}

@ObjectType('JobUnknown', { implements: () => [Problem], description: 'The agency has no such job.' })
export class JobUnknown extends Problem {}

@ObjectType('JobOver', {
  implements: () => [Problem],
  description: 'The job is finished or cancelled already.',
})
export class JobOver extends Problem {
  @Field(() => JobNode, { description: 'The job.' })
  job: JobNode;
}

@ObjectType('JobNotYours', {
  implements: () => [Problem],
  description: 'Another person started the job; a manager may end or undo it too.',
})
export class JobNotYours extends Problem {}

@ObjectType('NothingToUndo', {
  implements: () => [Problem],
  description: 'The job did nothing that can be undone.',
})
export class NothingToUndo extends Problem {}

export const RecordCompletionsResult = createUnionType({
  name: 'RecordCompletionsResult',
  description: 'The job, or why none was started.',
  types: () =>
    [JobStarted, NothingSelected, LearnersUnknown, InvalidInput, AgencyNotAuthorisedProblem] as const,
});

export const AcceptCompletionsResult = createUnionType({
  name: 'AcceptCompletionsResult',
  description: 'The job, or why none was started.',
  types: () =>
    [JobStarted, NothingSelected, LearnersUnknown, InvalidInput, AgencyNotAuthorisedProblem] as const,
});

export const ReturnCompletionsResult = createUnionType({
  name: 'ReturnCompletionsResult',
  description: 'The job, or why none was started.',
  types: () =>
    [JobStarted, NothingSelected, LearnersUnknown, InvalidInput, AgencyNotAuthorisedProblem] as const,
});

export const VoidCompletionsResult = createUnionType({
  name: 'VoidCompletionsResult',
  description: 'The job, or why none was started.',
  types: () =>
    [JobStarted, NothingSelected, LearnersUnknown, InvalidInput, AgencyNotAuthorisedProblem] as const,
});

export const IssueBadgesResult = createUnionType({
  name: 'IssueBadgesResult',
  description: 'The job, or why none was started.',
  types: () =>
    [
      JobStarted,
      NothingSelected,
      LearnersUnknown,
      InvalidInput,
      ConsentMissing,
      BeginsOutOfRange,
      AgencyNotAuthorisedProblem,
    ] as const,
});

export const UndoJobResult = createUnionType({
  name: 'UndoJobResult',
  description: 'The job that undoes it, or why none was started.',
  types: () => [JobStarted, JobUnknown, JobNotYours, NothingToUndo] as const,
});

export const CancelJobResult = createUnionType({
  name: 'CancelJobResult',
  description: 'The job, or why it was not cancelled.',
  types: () => [JobCancelled, JobUnknown, JobOver, JobNotYours] as const,
});

/** What is done to work asks for no consent and no first day, so their unions do not hold those refusals; a room that gave one would fail. */
export function startJobResult(locale: Locale, outcome: StartJobOutcome): typeof IssueBadgesResult {
  switch (outcome.kind) {
    case 'job-started':
      return made(JobStarted, { job: jobNode(outcome.job) });
    case 'nothing-selected':
      return made(NothingSelected, { message: say(locale, 'problem.nothing-selected') });
    case 'learners-unknown': {
      const { count } = outcome;
      return made(LearnersUnknown, { message: say(locale, 'problem.learners-unknown', { count }), count });
    }
    case 'consent-missing':
      return made(ConsentMissing, { message: say(locale, 'problem.consent-missing') });
    case 'begins-out-of-range': {
      const { kind, ...days } = outcome;
      return made(BeginsOutOfRange, { message: say(locale, `problem.${kind}`, days), ...days });
    }
    case 'invalid-input':
      return invalidInput(locale, outcome.problems);
    case 'agency-not-authorised':
      return agencyNotAuthorised(locale, outcome);
  }
}

export function undoJobResult(locale: Locale, outcome: UndoJobOutcome): typeof UndoJobResult {
  switch (outcome.kind) {
    case 'job-started':
      return made(JobStarted, { job: jobNode(outcome.job) });
    case 'job-unknown':
      return made(JobUnknown, { message: say(locale, 'problem.job-unknown') });
    case 'job-not-yours':
      return made(JobNotYours, { message: say(locale, 'problem.job-not-yours') });
    case 'nothing-to-undo':
      return made(NothingToUndo, { message: say(locale, 'problem.nothing-to-undo') });
  }
}

export function cancelJobResult(locale: Locale, outcome: CancelJobOutcome): typeof CancelJobResult {
  switch (outcome.kind) {
    case 'job-cancelled':
      return made(JobCancelled, { job: jobNode(outcome.job) });
    case 'job-unknown':
      return made(JobUnknown, { message: say(locale, 'problem.job-unknown') });
    case 'job-over':
      return made(JobOver, { message: say(locale, 'problem.job-over'), job: jobNode(outcome.job) });
    case 'job-not-yours':
      return made(JobNotYours, { message: say(locale, 'problem.job-not-yours') });
  }
}

/** Why a row was refused, in the reader’s language. */
export function rowMessage(locale: Locale, { because, values }: RowProblem): string {
  return say(locale, `problem.${because}`, values);
}
