import type { Instant } from '#platform/clock';
import type { StatedFacts } from '#proof/claims';

import { type Findings, STEP_NAMES, type StepName, type StepResult, stepsOf } from './steps.js';
import type { StoredRecord } from './stored-record.js';
import { type Verdict, verdictOf } from './verdict.js';

export type Outcome =
  'VALID' | 'EXPIRED' | 'SUSPENDED' | 'REVOKED' | 'NOT_YET_VALID' | 'NOT_FOUND' | 'ALTERED' | 'CANNOT_CHECK';

/** `malformed`: nothing that we ever hand out; a door answers it as bad input. */
export type NotFoundBecause = 'mistyped-code' | 'not-one-of-ours' | 'malformed';

/** What a scan comes to. The record is there only where its signature held and it says what was signed. */
export interface Judgement {
  readonly outcome: Outcome;
  readonly because?: NotFoundBecause;
  readonly steps: readonly StepResult[];
  readonly record: StoredRecord | null;
  /** Where the record could not be asked: when the list was signed that says whether it was taken back. */
  readonly asOf?: Instant;
  /** What was signed, where the record could not be asked. */
  readonly stated?: StatedFacts;
  /** What kept a step from being checked, for the log and never for the answer. */
  readonly fault?: unknown;
}

const OUTCOMES: Readonly<Record<Verdict['kind'], Outcome>> = {
  valid: 'VALID',
  expired: 'EXPIRED',
  suspended: 'SUSPENDED',
  revoked: 'REVOKED',
  'not-yet-valid': 'NOT_YET_VALID',
  'not-found': 'NOT_FOUND',
  'not-ours': 'NOT_FOUND',
  altered: 'ALTERED',
  'cannot-check': 'CANNOT_CHECK',
};

/** Outcomes in which the record may be shown. */
const SHOWN: ReadonlySet<Outcome> = new Set(['VALID', 'EXPIRED', 'SUSPENDED', 'REVOKED', 'NOT_YET_VALID']);

/** The verdict over the findings; valid only when every required step ran and passed. */
export function judgementOf(
  findings: Findings,
  record: StoredRecord | null = null,
  required: readonly StepName[] = STEP_NAMES,
): Judgement {
  const steps = stepsOf(findings);
  const verdict = verdictOf(steps, required);
  const outcome = OUTCOMES[verdict.kind];
  const because = verdict.kind === 'not-ours' ? { because: 'not-one-of-ours' as const } : {};
  return { outcome, ...because, steps, record: SHOWN.has(outcome) ? record : null };
}

/** Not found, with what the person can do about it. */
export function notFound(because: NotFoundBecause): Judgement {
  const failure = because === 'not-one-of-ours' ? 'not-ours' : 'not-found';
  return { ...judgementOf({ 'code-well-formed': failure }), because };
}
