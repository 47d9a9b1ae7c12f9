import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

import type { BadgeKind } from '#learners/badges';
import { doneIn, type Job, type JobKind, type JobRow, type JobState, type RowResult } from '#learners/jobs';
import type { CalendarDay as Day, Instant } from '#platform/clock';

import { BadgeKindEnum } from '../badges/badge.node.js';
import { connectionType } from '../graphql/connection.js';
import { enumOf } from '../graphql/enum.js';
import { CalendarDay, DateTime } from '../graphql/scalars.js';

export const JobKindEnum = enumOf<JobKind>('JobKind', 'What a job does for each of its learners.', {
  RECORD_COMPLETIONS: 'It records that they completed an assignment.',
  ACCEPT_COMPLETIONS: 'It accepts their completions of an assignment.',
  RETURN_COMPLETIONS: 'It returns what they submitted of an assignment, for a reason.',
  VOID_COMPLETIONS: 'It voids their acceptances of an assignment, for a reason.',
  ISSUE_BADGES: 'It issues a badge to them.',
  UNDO_BADGES: 'It undoes the badges that another job issued.',
  UNDO_COMPLETIONS: 'It undoes what another job recorded, accepted or returned.',
});

export const JobStateEnum = enumOf<JobState>('JobState', 'Where a job stands.', {
  WAITING: 'Nobody has begun.',
  RUNNING: 'Some of its rows may be judged, not all.',
  FINISHED: 'Every row is judged.',
  CANCELLED: 'It was cancelled; what was done by then stays done.',
});

export const JobRowResultEnum = enumOf<RowResult>('JobRowResult', 'What became of a row of a job.', {
  WAITING: 'It is not judged yet.',
  SUCCEEDED: 'It was done.',
  REFUSED: 'It was refused; the row says why.',
  CANCELLED: 'The job was cancelled before.',
});

@ObjectType('Job', { description: 'One act on many learners. Its counts only ever rise.' })
export class JobNode {
  @Field(() => ID, { description: 'Its id.' })
  id: string;

  @Field(() => JobKindEnum, { description: 'What it does.' })
  kind: JobKind;

  @Field(() => JobStateEnum, { description: 'Where it stands.' })
  state: JobState;

  @Field(() => Int, {
    nullable: true,
    description: 'The number of the assignment; null where it is about none.',
  })
  assignment: number | null;

  @Field(() => BadgeKindEnum, {
    nullable: true,
    description: 'What the badges that it issues state; null where it issues none.',
  })
  badgeKind: BadgeKind | null;

  @Field(() => CalendarDay, {
    nullable: true,
    description:
      'The day on which the badges that it issues begin; null where each begins when it is issued.',
  })
  validFrom: Day | null;

  @Field(() => Int, { description: 'How many learners it is about.' })
  total: number;

  @Field(() => Int, { description: 'How many of them are judged.' })
  done: number;

  @Field(() => Int, { description: 'For how many it was done.' })
  succeeded: number;

  @Field(() => Int, { description: 'For how many it was refused.' })
  refused: number;

  @Field(() => DateTime, { description: 'When it was started.' })
  startedAt: Instant;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When it was finished or cancelled; null until then.',
  })
  finishedAt: Instant | null;

  /** For its resolver: not fields. */
  job: Job;
}

@ObjectType('JobRow', { description: 'One learner of a job, and what became of it.' })
export class JobRowNode {
  @Field(() => Int, { description: 'Its place in the job, from 1.' })
  n: number;

  @Field(() => JobRowResultEnum, { description: 'What became of it.' })
  result: RowResult;

  /** For its resolver: not fields. */
  row: JobRow;
}

export const JobRowConnection = connectionType('JobRow', () => JobRowNode, 'the learners of a job, by name');

export function jobNode(job: Job): JobNode {
  const { id, request, state, total, succeeded, refused, startedAt, finishedAt } = job;
  return {
    ...{ id, kind: request.kind, state, total, succeeded, refused, startedAt, finishedAt, job },
    done: doneIn(job),
    assignment: 'assignment' in request ? request.assignment : null,
    ...issuing(request),
  };
}

/** Which badges are issued; jobs that say no kind were begun when there was one. */
function issuing(request: Job['request']): Pick<JobNode, 'badgeKind' | 'validFrom'> {
  if (request.kind !== 'ISSUE_BADGES') return { badgeKind: null, validFrom: null };
  return { badgeKind: request.badgeKind ?? 'MSQ', validFrom: request.validFrom ?? null };
}

export function jobRowNode(row: JobRow): JobRowNode {
  return { n: row.n, result: row.result, row };
}
