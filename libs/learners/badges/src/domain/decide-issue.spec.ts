import { describe, expect, test } from '@jest/globals';

import type { Qualification } from '#learners/qualification';
import type { CalendarDay } from '#platform/clock';

import { aBadge } from '../../../../../test/builders/badge.builder.js';
import { aLearnerFile } from '../../../../../test/builders/learner-file.builder.js';
import type { Badge } from './badge.js';
import { decideIssue, type IssueDecision, type IssueFacts, type IssueWish } from './decide-issue.js';

const QUALIFIED: Qualification = { kind: 'qualified', qualifiedOn: '2026-11-20' as CalendarDay };

function decide(facts: Partial<IssueFacts> = {}, wish: Partial<IssueWish> = {}): IssueDecision {
  return decideIssue(
    { qualification: QUALIFIED, held: [], ...facts },
    { nameChoice: 'INITIAL_AND_FAMILY', consent: true, ...wish },
  );
}

const revoked = (): Badge => aBadge().issued().with({ state: 'REVOKED' }).build();

describe('a badge', () => {
  test('may be prepared for who is qualified, holds none and agrees', () => {
    expect(decide()).toEqual({ kind: 'may-be-prepared' });
  });

  test('needs consent to a name, and none to showing no name', () => {
    expect(decide({}, { consent: false })).toEqual({ kind: 'consent-missing' });
    expect(decide({}, { nameChoice: 'NONE', consent: false }).kind).toBe('may-be-prepared');
  });

  test('needs every assignment', () => {
    const missing = aLearnerFile().programme.assignments.slice(2);
    expect(decide({ qualification: { kind: 'not-qualified', missing } })).toEqual({
      kind: 'not-qualified',
      missing: [3, 4],
    });
  });

  test.each([aBadge().build(), aBadge().issued().build()])(
    'is the only live one: $state is refused',
    (live) => {
      expect(decide({ held: [revoked(), live] })).toEqual({ kind: 'badge-already-held', badge: live });
    },
  );

  test('may follow one that was revoked or withdrawn', () => {
    expect(decide({ held: [revoked(), aBadge().withdrawn().build()] }).kind).toBe('may-be-prepared');
  });
});
