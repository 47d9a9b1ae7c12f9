import { describe, expect, test } from '@jest/globals';

import type { Qualification } from '#learners/qualification';
import { type CalendarDay, parseInstant } from '#platform/clock';

import { aBadge } from '../../../../../test/builders/badge.builder.js';
import { aLearnerFile } from '../../../../../test/builders/learner-file.builder.js';
import { decideReinstate, decideSuspend } from './decide-suspend.js';

const NOW = parseInstant('2026-12-01T15:00:00Z')!;
const QUALIFIED: Qualification = { kind: 'qualified', qualifiedOn: '2026-11-20' as CalendarDay };
const ON_TRACK = { track: 'MSO', keepsCoreCompetencies: false } as const;
const GUARD = { track: 'GUARD', keepsCoreCompetencies: false } as const;
const UNQUALIFIED: Qualification = {
  kind: 'not-qualified',
  missing: aLearnerFile().programme.assignments.slice(3),
};

describe('suspending', () => {
  test('takes an issued badge out of use, with its reason and the time', () => {
    const badge = aBadge().issued().build();
    expect(decideSuspend(badge, 'MISUSE_REPORTED', NOW)).toEqual({
      kind: 'suspended',
      badge: { ...badge, state: 'SUSPENDED', suspendedAt: NOW, suspensionReason: 'MISUSE_REPORTED' },
    });
  });

  test.each([
    ['badge-not-signed', aBadge().build()],
    ['badge-suspended', aBadge().suspended().build()],
    ['badge-already-revoked', aBadge().revoked().build()],
    ['badge-already-revoked', aBadge().withdrawn().build()],
    ['badge-already-revoked', aBadge().undone().build()],
  ])('is refused as %s', (kind, badge) => {
    expect(decideSuspend(badge, 'OTHER', NOW)).toEqual({ kind, badge });
  });
});

describe('reinstating', () => {
  test('gives a suspended badge back to who is qualified, and nothing tells of the suspension', () => {
    const badge = aBadge().suspended().build();
    expect(decideReinstate(badge, QUALIFIED, ON_TRACK)).toEqual({
      kind: 'reinstated',
      badge: { ...badge, state: 'ISSUED', suspendedAt: null, suspensionReason: null },
    });
  });

  test('gives nothing back to who is not qualified at present', () => {
    expect(decideReinstate(aBadge().suspended().build(), UNQUALIFIED, ON_TRACK)).toEqual({
      kind: 'not-qualified',
      missing: [4],
    });
  });

  test('gives Core Competencies back to who has them, whatever the track is by now', () => {
    const badge = aBadge().with({ kind: 'CC_MS' }).suspended().build();
    expect(decideReinstate(badge, QUALIFIED, ON_TRACK).kind).toBe('reinstated');
    expect(decideReinstate(badge, QUALIFIED, { ...GUARD, keepsCoreCompetencies: true }).kind).toBe(
      'reinstated',
    );
    expect(decideReinstate(badge, QUALIFIED, GUARD)).toEqual({ kind: 'other-track', track: 'GUARD' });
    expect(decideReinstate(aBadge().suspended().build(), QUALIFIED, GUARD).kind).toBe('reinstated');
  });

  test.each([
    aBadge().build(),
    aBadge().issued().build(),
    aBadge().revoked().build(),
    aBadge().undone().build(),
  ])('is not for a badge that is $state', (badge) => {
    expect(decideReinstate(badge, QUALIFIED, ON_TRACK)).toEqual({ kind: 'badge-not-suspended', badge });
  });
});
