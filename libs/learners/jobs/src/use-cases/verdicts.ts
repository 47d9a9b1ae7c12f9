import type { MemberActor } from '#platform/tenancy';

import type { JobRequest } from '../domain/job.js';
import { type Refusal, rowProblem } from '../domain/row-problem.js';
import type { JudgedRow, RowVerdict, WaitingRow } from '../store/job.store.js';

/** In whose name a job is run, as they are at this moment. */
export interface Starter {
  readonly actor: MemberActor;
  readonly email: string;
}

export type Asked<Kind extends JobRequest['kind']> = Extract<JobRequest, { readonly kind: Kind }>;
export type Rows = readonly WaitingRow[];

/** Which badge or completion is meant; the empty text names none. */
export function objectOf({ objectId }: WaitingRow): string {
  return objectId ?? '';
}

export function idsOf(rows: Rows): readonly string[] {
  return rows.map(({ learnerId }) => learnerId);
}

/** Every row has an outcome of its own, by its learner or by what else it is about; without one nothing may be said of it. */
export function judgedBy<Outcome>(
  rows: Rows,
  outcomes: ReadonlyMap<string, Outcome>,
  verdictOn: (outcome: Outcome, row: WaitingRow) => RowVerdict,
  aboutOf: (row: WaitingRow) => string = ({ learnerId }) => learnerId,
): readonly JudgedRow[] {
  return rows.map((row) => {
    const outcome = outcomes.get(aboutOf(row));
    if (outcome === undefined) throw new Error('Nothing is known of a row of the job.');
    return { n: row.n, ...verdictOn(outcome, row) };
  });
}

export function succeeded(objectId: string): RowVerdict {
  return { kind: 'succeeded', objectId };
}

export function refused(refusal: Refusal, assignment: number | null = null): RowVerdict {
  return { kind: 'refused', problem: rowProblem(refusal, assignment) };
}
