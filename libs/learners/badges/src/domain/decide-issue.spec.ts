import { describe, expect, test } from '@jest/globals';

import type { Qualification } from '#learners/qualification';
import { type CalendarDay, parseInstant, plusDays } from '#platform/clock';

import { aBadge } from '../../../../../test/builders/badge.builder.js';
import { aLearnerFile } from '../../../../../test/builders/learner-file.builder.js';
import type { Badge } from './badge.js';
import { decideIssue, type IssueDecision, type IssueFacts, type IssueWish } from './decide-issue.js';

const MSO = aLearnerFile().learner.enrolment;
const TODAY = '2026-11-21' as CalendarDay;
const NOW = parseInstant('2026-11-21T19:32:00Z')!;
const QUALIFIED: Qualification = { kind: 'qualified', qualifiedOn: '2026-11-20' as CalendarDay };

function decide(facts: Partial<IssueFacts> = {}, wish: Partial<IssueWish> = {}): IssueDecision {
  return decideIssue(
    { qualification: QUALIFIED, enrolment: MSO, held: [], openedAt: NOW, ...facts },
    { nameChoice: 'INITIAL_AND_FAMILY', consent: true, ...wish },
  );
}

const revoked = (): Badge => aBadge().issued().with({ state: 'REVOKED' }).build();

describe('a badge', () => {
  test('may be prepared for who is qualified, holds none and agrees', () => {
    expect(decide()).toEqual({ kind: 'may-be-prepared', yielding: null });
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

  test.each([aBadge().build(), aBadge().issued().build(), aBadge().suspended().build()])(
    'is the only live one: $state is refused',
    (live) => {
      expect(decide({ held: [revoked(), live] })).toEqual({ kind: 'badge-already-held', badge: live });
    },
  );

  test('may follow one that was revoked or withdrawn', () => {
    expect(decide({ held: [revoked(), aBadge().withdrawn().build()] }).kind).toBe('may-be-prepared');
  });

  test('is one of its kind: Core Competencies stand beside MSQ', () => {
    const held = [aBadge().issued().build()];
    expect(decide({ held }, { kind: 'CC_MS' })).toEqual({ kind: 'may-be-prepared', yielding: null });
    const both = [...held, aBadge().issued().with({ kind: 'CC_MS' }).build()];
    expect(decide({ held: both }, { kind: 'CC_MS' })).toEqual({ kind: 'badge-already-held', badge: both[1] });
  });

  test('of Core Competencies is for the track that ends with them', () => {
    const enrolment = { ...MSO, track: 'GUARD' } as const;
    expect(decide({ enrolment }, { kind: 'CC_MS' })).toEqual({ kind: 'other-track', track: 'GUARD' });
    expect(decide({ enrolment }).kind).toBe('may-be-prepared');
    const kept = { ...enrolment, keepsCoreCompetencies: true };
    expect(decide({ enrolment: kept }, { kind: 'CC_MS' }).kind).toBe('may-be-prepared');
  });

  test.each(['ON_HOLD', 'WITHDRAWN', 'REMOVED', 'TRANSFERRED'] as const)(
    'is not prepared for who is %s',
    (standing) => {
      expect(decide({ enrolment: { ...MSO, standing } })).toEqual({ kind: 'learner-not-active', standing });
    },
  );

  test('of a minor shows no name, whoever agrees to one', () => {
    const enrolment = { ...MSO, ageAttested: 'MINOR_WITH_CONSENT' } as const;
    expect(decide({ enrolment })).toEqual({ kind: 'minor-shows-no-name' });
    expect(decide({ enrolment }, { nameChoice: 'NONE' }).kind).toBe('may-be-prepared');
  });

  test('shows the White Star by the choice of who was warned, and the neutral emblem without a word', () => {
    expect(decide({}, { emblem: 'WHITE_STAR' })).toEqual({ kind: 'emblem-consent-missing' });
    expect(decide({}, { emblem: 'WHITE_STAR', emblemConsent: true }).kind).toBe('may-be-prepared');
    expect(decide({}, { emblem: 'NEUTRAL' }).kind).toBe('may-be-prepared');
  });

  test('brings no star back that its holder took off the card', () => {
    const star = { emblem: 'WHITE_STAR', emblemConsent: true } as const;
    const takenOff = aBadge().issued().with({ emblemChosenAt: NOW }).build();
    expect(decide({ held: [takenOff] }, { ...star, replaces: takenOff.id })).toEqual({
      kind: 'emblem-consent-missing',
    });
    const chosen = { ...takenOff, emblem: 'WHITE_STAR' } as const;
    expect(decide({ held: [chosen] }, { ...star, replaces: chosen.id }).kind).toBe('may-be-prepared');
  });

  test.each([
    ['today', 0, 'may-be-prepared'],
    ['180 days ahead', 180, 'may-be-prepared'],
    ['yesterday', -1, 'begins-out-of-range'],
    ['181 days ahead', 181, 'begins-out-of-range'],
  ])('may begin %s or not', (_, days, kind) => {
    expect(decide({}, { validFrom: plusDays(TODAY, days) }).kind).toBe(kind);
  });

  test('says which days it may begin on', () => {
    expect(decide({}, { validFrom: '2020-01-01' as CalendarDay })).toEqual({
      kind: 'begins-out-of-range',
      earliest: TODAY,
      latest: '2027-05-20',
    });
  });
});

describe('an expired badge', () => {
  const until = (day: string, builder = aBadge().issued()): Badge =>
    builder.with({ validUntil: day as CalendarDay }).build();

  test('yields to a new one, and on its last day it does not', () => {
    const expired = until('2026-11-20');
    expect(decide({ held: [expired] })).toEqual({ kind: 'may-be-prepared', yielding: expired });
    expect(decide({ held: [until('2026-11-21')] }).kind).toBe('badge-already-held');
  });

  test('that is suspended waits for a decision', () => {
    expect(decide({ held: [until('2026-11-20', aBadge().suspended())] }).kind).toBe('badge-already-held');
  });

  test('that yielded before is in nobody’s way', () => {
    const yielded = { ...until('2026-11-20'), yieldsTo: revoked().id };
    expect(decide({ held: [yielded] })).toEqual({ kind: 'may-be-prepared', yielding: null });
  });
});

describe('a re-issue', () => {
  test('takes the place of the badge in use', () => {
    const badge = aBadge().issued().build();
    expect(decide({ held: [badge] }, { replaces: badge.id })).toEqual({
      kind: 'may-be-prepared',
      yielding: badge,
    });
  });

  test.each([
    ['suspended', aBadge().suspended().build()],
    ['waiting for its signature', aBadge().build()],
    ['revoked', revoked()],
    ['replaced already', aBadge().issued().with({ yieldsTo: revoked().id }).build()],
  ])('replaces nothing that is %s', (_, badge) => {
    expect(decide({ held: [badge] }, { replaces: badge.id })).toEqual({
      kind: 'badge-not-reissuable',
      badge,
    });
  });

  test('replaces no badge of somebody else', () => {
    const badge = aBadge().issued().build();
    expect(decide({ held: [badge] }, { replaces: revoked().id }).kind).toBe('badge-already-held');
  });
});
