import type { Completion } from './completions.graphql.js';

export interface Attempts {
  /** The attempt that counts now: the last one. */
  readonly latest: Completion | null;
  /** Those before it, newest first. */
  readonly earlier: readonly Completion[];
  readonly state: Completion['state'] | 'NOT_STARTED';
}

/** Sorts a learner's completions of one assignment by attempt. */
export function attemptsAt(completions: readonly Completion[], assignment: number): Attempts {
  const [latest, ...earlier] = completions
    .filter((completion) => completion.assignment === assignment)
    .toSorted((one, other) => other.attempt - one.attempt);
  return { latest: latest ?? null, earlier, state: latest?.state ?? 'NOT_STARTED' };
}
