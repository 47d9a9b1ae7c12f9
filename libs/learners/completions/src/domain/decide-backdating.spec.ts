import { describe, expect, test } from '@jest/globals';

import { parseInstant } from '#platform/clock';
import type { AccountId } from '#platform/tenancy';

import { aCompletion } from '../../../../../test/builders/completion.builder.js';
import type { CompletionState } from './completion.js';
import { approveBackdating, declineBackdating } from './decide-backdating.js';

const JUDGE = {
  by: 'a0000000-0000-4000-8000-0000000000ff' as AccountId,
  at: parseInstant('2026-11-22T15:00:00Z')!,
};
const ASKS = aCompletion()
  .with({ state: 'AWAITING_APPROVAL', backdatedBecause: 'The post was on strike.' })
  .build();

test('an approved day lets the work wait for an assessor', () => {
  expect(approveBackdating(ASKS, JUDGE)).toEqual({
    kind: 'decided',
    completion: { ...ASKS, state: 'SUBMITTED', approvedBy: JUDGE.by, approvedAt: JUDGE.at },
  });
});

test('a declined day sends the work back with a reason, approved by nobody', () => {
  expect(declineBackdating(ASKS, JUDGE, 'Ask sooner.')).toEqual({
    kind: 'decided',
    completion: {
      ...ASKS,
      state: 'RETURNED',
      decidedBy: JUDGE.by,
      decidedAt: JUDGE.at,
      returnReason: 'Ask sooner.',
    },
  });
});

describe.each<CompletionState>(['SUBMITTED', 'ACCEPTED', 'RETURNED', 'VOIDED'])('what is %s', (state) => {
  test('asks LPHQ for nothing', () => {
    const refused = { kind: 'completion-not-awaiting-approval', state };
    expect(approveBackdating({ ...ASKS, state }, JUDGE)).toEqual(refused);
    expect(declineBackdating({ ...ASKS, state }, JUDGE, 'x')).toEqual(refused);
  });
});
