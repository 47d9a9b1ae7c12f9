import type { BadgeKind, NameChoice } from '#learners/badges';
import type { CalendarDay, Instant } from '#platform/clock';
import type { AccountId, AgencyId, AgencyRole, MemberActor } from '#platform/tenancy';

import type { RowProblem } from './row-problem.js';

export type JobId = string & { readonly __brand: 'JobId' };

/** What is asked of every learner of a job. */
export type JobRequest =
  | {
      readonly kind: 'RECORD_COMPLETIONS';
      readonly assignment: number;
      readonly completedOn: string;
      readonly evidenceLink: string | null;
      readonly note: string | null;
    }
  | { readonly kind: 'ACCEPT_COMPLETIONS'; readonly assignment: number }
  | {
      readonly kind: 'RETURN_COMPLETIONS' | 'VOID_COMPLETIONS';
      readonly assignment: number;
      /** The same for all: what goes back does so for a reason. */
      readonly reason: string;
    }
  | {
      readonly kind: 'ISSUE_BADGES';
      readonly nameChoice: NameChoice;
      readonly consent: boolean;
      /** Where nothing is said, MSQ: so did jobs begin that are still kept. */
      readonly badgeKind?: BadgeKind;
      /** The day on which the badges begin; nothing: when each is prepared. */
      readonly validFrom?: CalendarDay | null;
      /** Whoever was not ready when the job was started has no row in it. */
      readonly readyOnly: boolean;
    }
  | { readonly kind: 'UNDO_BADGES' }
  /** The last act on that assignment, whichever another job did. */
  | { readonly kind: 'UNDO_COMPLETIONS'; readonly assignment: number };

export type JobKind = JobRequest['kind'];

/** WAITING: nobody has begun. Finished and cancelled are final; the trigger jobs_moves holds it. */
export type JobState = 'WAITING' | 'RUNNING' | 'FINISHED' | 'CANCELLED';

/** One act on many learners, judged row by row. What the rows say is the truth; the counts are kept with them. */
export interface Job {
  readonly id: JobId;
  readonly agencyId: AgencyId;
  readonly request: JobRequest;
  readonly state: JobState;
  readonly total: number;
  readonly succeeded: number;
  readonly refused: number;
  readonly startedBy: AccountId;
  readonly startedAt: Instant;
  /** When the first row succeeded: from then on what it made grows old. */
  readonly firstSuccessAt: Instant | null;
  readonly finishedAt: Instant | null;
  /** The job whose badges or whose acts on completions this one undoes. */
  readonly undoes: JobId | null;
  /** Another job undoes what it did, or has undone it. */
  readonly isUndone: boolean;
  /** For how many minutes the badges that it issued can be undone; null where it issued none. */
  readonly holdMinutes: number | null;
}

/** WAITING is the absence of a result; CANCELLED was not judged and will not be. */
export type RowResult = 'WAITING' | 'SUCCEEDED' | 'REFUSED' | 'CANCELLED';

/** One learner of a job. */
export interface JobRow {
  /** Its place in the job, from 1. */
  readonly n: number;
  readonly learnerId: string;
  readonly result: RowResult;
  /** Why it was refused; null unless it was. */
  readonly problem: RowProblem | null;
}

/** How many learners one job takes. */
export const MOST_LEARNERS = 10_000;

/** Rows in one transaction: some tens of milliseconds, up to two hundred, for which one of these learners may have to wait. */
export const ROWS_AT_A_TIME = 50;

const RUNNERS: Readonly<Record<JobKind, readonly AgencyRole[]>> = {
  RECORD_COMPLETIONS: ['AGENCY_MANAGER', 'AGENCY_REGISTRAR'],
  ACCEPT_COMPLETIONS: ['AGENCY_ASSESSOR'],
  RETURN_COMPLETIONS: ['AGENCY_ASSESSOR'],
  VOID_COMPLETIONS: ['AGENCY_MANAGER'],
  ISSUE_BADGES: ['AGENCY_MANAGER'],
  UNDO_BADGES: ['AGENCY_MANAGER'],
  UNDO_COMPLETIONS: ['AGENCY_MANAGER', 'AGENCY_REGISTRAR', 'AGENCY_ASSESSOR'],
};

/** Whether somebody with these roles may do what the job does. Asked anew before every chunk of it. */
export function mayRun(kind: JobKind, roles: readonly AgencyRole[]): boolean {
  return roles.some((role) => RUNNERS[kind].includes(role));
}

/** Whether it is theirs to end or to undo: whoever started it, and every manager. */
export function isTheirs(
  { startedBy }: Pick<Job, 'startedBy'>,
  { accountId, roles }: Pick<MemberActor, 'accountId' | 'roles'>,
): boolean {
  return startedBy === accountId || roles.includes('AGENCY_MANAGER');
}

export function isOver({ state }: Pick<Job, 'state'>): boolean {
  return state === 'FINISHED' || state === 'CANCELLED';
}

export function doneIn({ succeeded, refused }: Pick<Job, 'succeeded' | 'refused'>): number {
  return succeeded + refused;
}

/** What undoes what such a job did; null for what has no undoing: a voiding, and undoing itself. */
export function undoingOf(request: JobRequest): Extract<JobRequest, { kind: `UNDO_${string}` }> | null {
  switch (request.kind) {
    case 'RECORD_COMPLETIONS':
    case 'ACCEPT_COMPLETIONS':
    case 'RETURN_COMPLETIONS':
      return { kind: 'UNDO_COMPLETIONS', assignment: request.assignment };
    case 'ISSUE_BADGES':
      return { kind: 'UNDO_BADGES' };
    default:
      return null;
  }
}
