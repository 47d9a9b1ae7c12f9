import { describe, expect, test } from '@jest/globals';

import { parseInstant } from '#platform/clock';
import { LOCALES, say } from '#platform/wording';

import { aBadge } from '../../../../../test/builders/badge.builder.js';
import { aCompletion } from '../../../../../test/builders/completion.builder.js';
import { type Refusal, ROW_FAILED, rowProblem, STARTER_MAY_NOT } from './row-problem.js';

const badge = aBadge().build();
const completion = aCompletion().build();
const revokedAt = parseInstant('2026-11-21T04:59:00Z');

/** One of each kind; the type holds that none is missing. */
const REFUSALS: { readonly [Kind in Refusal['kind']]: Extract<Refusal, { kind: Kind }> } = {
  'learner-unknown': { kind: 'learner-unknown' },
  'completion-unknown': { kind: 'completion-unknown' },
  'badge-unknown': { kind: 'badge-unknown' },
  'consent-missing': { kind: 'consent-missing' },
  'minor-shows-no-name': { kind: 'minor-shows-no-name' },
  'agency-has-no-key': { kind: 'agency-has-no-key' },
  'badge-announced': { kind: 'badge-announced', badge, since: badge.preparedAt },
  'assignment-unknown': { kind: 'assignment-unknown', assignment: 9 },
  'assignment-out-of-order': { kind: 'assignment-out-of-order', assignment: 3, missing: [1, 2] },
  'completion-already-submitted': { kind: 'completion-already-submitted', completion },
  'completion-already-accepted': { kind: 'completion-already-accepted', completion },
  'completed-before-enrolment': { kind: 'completed-before-enrolment', enrolledOn: completion.completedOn },
  'completed-too-long-ago': { kind: 'completed-too-long-ago', earliest: completion.completedOn },
  'learner-not-active': { kind: 'learner-not-active', standing: 'ON_HOLD' },
  'agency-not-authorised': {
    kind: 'agency-not-authorised',
    standing: 'SUSPENDED',
    authorisedUntil: completion.completedOn,
  },
  'invalid-input': { kind: 'invalid-input', problems: [{ field: 'note', because: 'too-long' }] },
  'four-eyes-needed': { kind: 'four-eyes-needed', because: 'about-you' },
  'completion-not-waiting': { kind: 'completion-not-waiting', state: 'RETURNED' },
  'completion-not-accepted': { kind: 'completion-not-accepted', state: 'VOIDED' },
  'no-act-to-undo': { kind: 'no-act-to-undo', state: 'VOIDED' },
  'undo-not-yours': { kind: 'undo-not-yours', act: 'RETURN' },
  'undo-too-late': { kind: 'undo-too-late', act: 'RETURN', until: badge.preparedAt },
  'badge-prepared-since': { kind: 'badge-prepared-since' },
  'outcomes-missing': { kind: 'outcomes-missing', missing: ['MSQ1.01-O1'] },
  'not-qualified': { kind: 'not-qualified', missing: [3, 4] },
  'badge-already-held': { kind: 'badge-already-held', badge },
  'emblem-consent-missing': { kind: 'emblem-consent-missing' },
  'other-track': { kind: 'other-track', track: 'GUARD' },
  'begins-out-of-range': {
    ...{ kind: 'begins-out-of-range', earliest: completion.completedOn, latest: completion.completedOn },
  },
  'badge-not-reissuable': { kind: 'badge-not-reissuable', badge },
  'badge-suspended': { kind: 'badge-suspended', badge: { ...badge, suspendedAt: revokedAt } },
  'badge-already-revoked': { kind: 'badge-already-revoked', badge: { ...badge, state: 'UNDONE', revokedAt } },
};

describe('what a row keeps of a refusal', () => {
  test.each(Object.values(REFUSALS))('$kind has a sentence in both languages', (refusal) => {
    const { because, values } = JSON.parse(JSON.stringify(rowProblem(refusal, 2)));
    const said = LOCALES.map((locale) => say(locale, `problem.${because}`, values));
    expect(new Set(said).size).toBe(2);
    expect(said.join()).not.toMatch(/[{}]/);
  });

  test('says which assignment was not submitted', () => {
    expect(rowProblem({ kind: 'completion-unknown' }, 2)).toEqual({
      because: 'assignment-not-submitted',
      values: { assignment: 2 },
    });
  });

  test.each([
    ['REVOKED', 'badge-already-revoked'],
    ['WITHDRAWN', 'badge-already-withdrawn'],
    ['UNDONE', 'badge-already-undone'],
  ] as const)('tells a badge that is %s from others, by its day in Toronto', (state, because) => {
    const taken = { kind: 'badge-already-revoked', badge: { ...badge, state, revokedAt } } as const;
    expect(rowProblem(taken, null)).toEqual({ because, values: { day: '2026-11-20' } });
  });

  test.each([STARTER_MAY_NOT, ROW_FAILED])('$because has its sentence too', ({ because, values }) => {
    for (const locale of LOCALES) expect(say(locale, `problem.${because}`, values)).toBeTruthy();
  });
});
