import { describe, expect, test } from '@jest/globals';

import type { AccountId } from '#platform/tenancy';

import { aCompletion } from '../../../../../test/builders/completion.builder.js';
import { aLearnerFile } from '../../../../../test/builders/learner-file.builder.js';
import { decideSubmit } from './decide-submit.js';
import { decideVoid, type Voiding } from './decide-void.js';

const MANAGER = 'a0000000-0000-4000-8000-00000000000d' as AccountId;
const VOIDING: Voiding = { by: MANAGER, at: aLearnerFile().openedAt, reason: 'Another learner’s logbook.' };

describe('a voiding', () => {
  test('takes an acceptance back and keeps who had accepted what', () => {
    const accepted = aCompletion()
      .accepted()
      .with({ outcomesMet: ['MSQ1.01-O1'] })
      .build();
    expect(decideVoid(accepted, VOIDING)).toEqual({
      kind: 'voided',
      completion: {
        ...accepted,
        state: 'VOIDED',
        voidedBy: MANAGER,
        voidedAt: VOIDING.at,
        voidReason: 'Another learner’s logbook.',
      },
    });
  });

  test.each([
    ['SUBMITTED', aCompletion()],
    ['RETURNED', aCompletion().returned()],
    ['VOIDED', aCompletion().voided()],
  ])('of what is %s is refused', (state, builder) => {
    expect(decideVoid(builder.build(), VOIDING)).toEqual({ kind: 'completion-not-accepted', state });
  });

  test('opens the assignment for another submission, with nothing of the voided one left', () => {
    const voided = aCompletion().voided().with({ attempt: 2 }).build();
    const file = aLearnerFile({ completions: [voided] });
    const submission = {
      assignment: 1,
      completedOn: file.today,
      evidenceLink: null,
      note: null,
      evidenceFileId: null,
      backdatedBecause: null,
    };
    const submitted = decideSubmit(file, submission, { accountId: MANAGER, freshId: voided.id });
    expect(submitted).toMatchObject({
      kind: 'submitted',
      completion: {
        ...{ id: voided.id, state: 'SUBMITTED', attempt: 3, decidedBy: null },
        ...{ voidedBy: null, voidedAt: null, voidReason: null },
      },
    });
  });
});
