import type { Completion } from '../learner/learner.js';

/** Where an assignment stands: its completion, which a resubmission carries on, or nothing yet. */
export interface Standing {
  readonly completion: Completion | null;
  readonly state: Completion['state'] | 'NOT_STARTED';
}

export function standingOf(completions: readonly Completion[], assignment: number): Standing {
  const completion = completions.find((candidate) => candidate.assignment === assignment) ?? null;
  return { completion, state: completion?.state ?? 'NOT_STARTED' };
}

/** Whether it may be submitted now: it never was, or it came back. */
export function isOpen({ state }: Standing): boolean {
  return state === 'NOT_STARTED' || state === 'RETURNED' || state === 'VOIDED';
}
