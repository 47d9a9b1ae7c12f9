import type { ResultOf } from '../graphql/graphql.js';
import type { Tone } from '../shell/state-word.js';
import type { jobQuery, jobsQuery } from './jobs.graphql.js';

/** A job as the list has it, and as its own page has it. */
export type ListedJob = ResultOf<typeof jobsQuery>['jobs'][number];
export type Job = NonNullable<ResultOf<typeof jobQuery>['job']>;
export type JobRow = Job['rows']['edges'][number]['node'];

/** While somebody waits for it, and while it may be going on unwatched. */
const SOON = 1_000;

export function isOver({ state }: Pick<ListedJob, 'state'>): boolean {
  return state === 'FINISHED' || state === 'CANCELLED';
}

/** How soon to ask again for something that is under way; null once nothing more will come. */
export function soonUnless(isDone: boolean): number | null {
  return isDone ? null : SOON;
}

/** 0 to 100; never 100 while a row is left. */
export function percentOf({ done, total }: Pick<ListedJob, 'done' | 'total'>): number {
  return Math.floor((done / total) * 100);
}

export const STATE_TONE: Readonly<Record<ListedJob['state'], Tone>> = {
  WAITING: 'wait',
  RUNNING: 'wait',
  FINISHED: 'good',
  CANCELLED: 'quiet',
};

export const RESULT_TONE: Readonly<Record<JobRow['result'], Tone>> = {
  WAITING: 'wait',
  SUCCEEDED: 'good',
  REFUSED: 'bad',
  CANCELLED: 'quiet',
};
