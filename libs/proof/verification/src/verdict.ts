import { type Failure, STEP_NAMES, type StepName, type StepResult } from './steps.js';

export type Verdict =
  { readonly kind: Failure | 'valid' } | { readonly kind: 'cannot-check'; readonly because: StepName };

/** Worst first, after contract.md: a revoked badge that has also expired is REVOKED. */
const PRECEDENCE: readonly Failure[] = [
  'altered',
  'not-ours',
  'not-found',
  'revoked',
  'suspended',
  'expired',
  'not-yet-valid',
];

/** Valid only when every required step ran and passed. One that could not run leaves the scan unanswered, never green. */
export function verdictOf(steps: readonly StepResult[], required: readonly StepName[] = STEP_NAMES): Verdict {
  const failures = steps.flatMap((step) => (step.answer === 'failed' ? [step.failure] : []));
  const worst = PRECEDENCE.find((failure) => failures.includes(failure));
  if (worst) return { kind: worst };

  const unchecked = required.find((name) => !hasPassed(name, steps));
  return unchecked ? { kind: 'cannot-check', because: unchecked } : { kind: 'valid' };
}

/** A step that is missing from the list did not pass, and one that passed once and once did not, did not either. */
function hasPassed(name: StepName, steps: readonly StepResult[]): boolean {
  const results = steps.filter((step) => step.name === name);
  return results.length > 0 && results.every((step) => step.answer === 'passed');
}
