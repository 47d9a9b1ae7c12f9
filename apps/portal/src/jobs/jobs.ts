import type { ResultOf } from '../graphql/graphql.js';
import type { Tone } from '../shell/state-word.js';
import type { Act } from '../sign-in/acts.js';
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

/** What can be undone as a whole, and the act of whoever may undo it. */
const UNDONE_BY = {
  RECORD_COMPLETIONS: 'submit-completion',
  ACCEPT_COMPLETIONS: 'decide-completion',
  RETURN_COMPLETIONS: 'decide-completion',
  ISSUE_BADGES: 'revoke-badge',
} as const satisfies Partial<Record<ListedJob['kind'], Act>>;
type Undoable = keyof typeof UNDONE_BY;

/** What somebody is offered to undo of a job, and until when (an instant of the server's); null: nothing, or no longer. */
export function undoOf(
  { kind, undoUntil }: Pick<Job, 'kind' | 'undoUntil'>,
  may: (act: Act) => boolean,
): { readonly kind: Undoable; readonly until: string } | null {
  if (undoUntil === null || !isUndoable(kind) || !may(UNDONE_BY[kind])) return null;
  return { kind, until: undoUntil };
}

function isUndoable(kind: ListedJob['kind']): kind is Undoable {
  return kind in UNDONE_BY;
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
