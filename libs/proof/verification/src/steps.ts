/** What is checked, in the order in which an answer lists it. All of them are required. */
export const STEP_NAMES = [
  'code-well-formed',
  'record-found',
  'issued-by-known-key',
  'signature-holds',
  'matches-record',
  'not-revoked',
  'not-suspended',
  'within-dates',
] as const;
export type StepName = (typeof STEP_NAMES)[number];

/** What a failed step shows the credential to be. */
export type Failure =
  'altered' | 'not-ours' | 'not-found' | 'revoked' | 'suspended' | 'expired' | 'not-yet-valid';

export type StepResult =
  | { readonly name: StepName; readonly answer: 'passed' | 'not-checked' }
  | { readonly name: StepName; readonly answer: 'failed'; readonly failure: Failure };

/** What is known so far; a step without a finding was not checked. */
export type Findings = Readonly<Partial<Record<StepName, 'passed' | Failure>>>;

/** Every step with its answer, in order. */
export function stepsOf(findings: Findings): readonly StepResult[] {
  return STEP_NAMES.map((name): StepResult => {
    const finding = findings[name];
    if (finding === undefined) return { name, answer: 'not-checked' };
    return finding === 'passed' ? { name, answer: 'passed' } : { name, answer: 'failed', failure: finding };
  });
}
