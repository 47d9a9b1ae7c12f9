import { describe, expect, test } from '@jest/globals';

import { type Failure, STEP_NAMES, type StepName, type StepResult, stepsOf } from './steps.js';
import { verdictOf } from './verdict.js';

const FAILURES: readonly Failure[] = [
  'altered',
  'not-ours',
  'not-found',
  'revoked',
  'suspended',
  'expired',
  'not-yet-valid',
];
const ALL_PASSED = Object.fromEntries(STEP_NAMES.map((name) => [name, 'passed'] as const));

describe('a verdict', () => {
  test('is valid when every step passed', () => {
    expect(verdictOf(stepsOf(ALL_PASSED))).toEqual({ kind: 'valid' });
  });

  test('of all 6,561 ways in which eight steps can answer, is valid in one', () => {
    const answers = ['passed', 'failed', 'not-checked'] as const;
    const valid: string[] = [];
    for (let way = 0; way < 3 ** STEP_NAMES.length; way += 1) {
      const steps = STEP_NAMES.map((name, place): StepResult => {
        const answer = answers[Math.floor(way / 3 ** place) % 3]!;
        return answer === 'failed' ? { name, answer, failure: 'expired' } : { name, answer };
      });
      if (verdictOf(steps).kind === 'valid') valid.push(steps.map((step) => step.answer).join());
      if (steps.some((step) => step.answer === 'not-checked'))
        expect(verdictOf(steps).kind).not.toBe('valid');
    }
    expect(valid).toEqual([STEP_NAMES.map(() => 'passed').join()]);
  });

  test.each(STEP_NAMES)(
    'is not valid when %s is missing from the list, or passed once and once did not',
    (name) => {
      const whole = stepsOf(ALL_PASSED);
      expect(verdictOf(whole.filter((step) => step.name !== name))).toEqual({
        kind: 'cannot-check',
        because: name,
      });
      expect(verdictOf([...whole, { name, answer: 'not-checked' }])).toEqual({
        kind: 'cannot-check',
        because: name,
      });
      expect(verdictOf([])).toEqual({ kind: 'cannot-check', because: 'code-well-formed' });
    },
  );

  test('follows the contract’s precedence for every pair of failures, in either order', () => {
    for (const [rank, worse] of FAILURES.entries())
      for (const better of FAILURES.slice(rank + 1))
        for (const pair of [
          [worse, better],
          [better, worse],
        ] as const) {
          const steps = pair.map((failure): StepResult => ({
            name: nameOf(failure),
            answer: 'failed',
            failure,
          }));
          expect(verdictOf(steps)).toEqual({ kind: worse });
        }
  });

  test('prefers what failed to what was not checked', () => {
    expect(verdictOf(stepsOf({ 'not-revoked': 'revoked' }))).toEqual({ kind: 'revoked' });
  });
});

function nameOf(failure: Failure): StepName {
  return STEP_NAMES[FAILURES.indexOf(failure)]!;
}
