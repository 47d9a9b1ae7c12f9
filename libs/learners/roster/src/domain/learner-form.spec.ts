import { describe, expect, test } from '@jest/globals';

import type { CalendarDay } from '#platform/clock';

import { type EnrolLearnerRequest, readLearnerForm } from './learner-form.js';

const TODAY = '2026-11-21' as CalendarDay;
const FORM: EnrolLearnerRequest = {
  communityId: '',
  givenName: ' Élise ',
  familyName: "D'Avignon",
  track: 'MSO',
};
const problemsOf = (different: Partial<EnrolLearnerRequest>): unknown => {
  const form = readLearnerForm({ ...FORM, ...different }, TODAY);
  return form.kind === 'problems'
    ? form.problems.map(({ field, because }) => `${field}: ${because}`)
    : form.value;
};

describe('the form of a learner', () => {
  test('is read with nothing but a name and a track', () => {
    expect(problemsOf({})).toEqual({
      name: { kind: 'given-family', given: 'Élise', family: "D'Avignon" },
      ageAttested: null,
      displayName: null,
      email: null,
      externalId: null,
      joinedOn: null,
      track: 'MSO',
    });
  });

  test('is read with all it can hold', () => {
    const all = {
      ...{ displayName: 'Liz', email: 'Liz@Example.org', externalId: 'HR-7', track: 'GUARD' },
      joinedOn: '2026-11-02',
    };
    expect(problemsOf(all)).toMatchObject({ ...all, email: 'liz@example.org' });
  });

  test.each(['1900-01-01', '2024-02-29', '2026-11-22', '2027-11-22'])('takes a joining on %s', (joinedOn) => {
    expect(problemsOf({ joinedOn: ` ${joinedOn} ` })).toMatchObject({ joinedOn });
  });

  test('takes no joining for none said', () => {
    expect(problemsOf({ joinedOn: ' ' })).toMatchObject({ joinedOn: null });
  });

  test('takes an initial and a family name of 153 bytes together', () => {
    expect(problemsOf({ givenName: 'x', familyName: '王'.repeat(50) })).toHaveProperty('track', 'MSO');
  });

  test('takes a single name in place of the two', () => {
    const single = { givenName: ' ', familyName: null, singleName: 'Nuliajuk' };
    expect(problemsOf(single)).toMatchObject({ name: { kind: 'single', single: 'Nuliajuk' } });
  });

  test.each([
    [{ givenName: '', familyName: '' }, ['givenName: empty', 'familyName: empty']],
    [{ familyName: undefined }, ['familyName: empty']],
    [{ singleName: 'Nuliajuk' }, ['singleName: names-both-ways']],
    [{ givenName: '', singleName: 'Nuliajuk' }, ['singleName: names-both-ways']],
    [{ givenName: 'É\u202elise' }, ['givenName: bidi-control']],
    [{ familyName: 'a'.repeat(101) }, ['familyName: too-long']],
    [{ givenName: '', familyName: '', singleName: '王'.repeat(54) }, ['singleName: too-many-bytes']],
    [{ familyName: '王'.repeat(53) }, ['familyName: too-many-bytes']],
    [{ givenName: `x${'\u0306'.repeat(4)}`, familyName: '王'.repeat(50) }, ['familyName: too-many-bytes']],
    [{ givenName: `x${'\u0306'.repeat(5)}` }, ['givenName: piled-marks']],
    [{ joinedOn: '2027-11-23' }, ['joinedOn: too-far-ahead']],
    [{ joinedOn: '2026-02-29' }, ['joinedOn: impossible-day']],
    [{ joinedOn: '1899-12-31' }, ['joinedOn: impossible-day']],
    [{ joinedOn: '2 November' }, ['joinedOn: not-a-day']],
    [
      { givenName: '1', displayName: '\u0007', email: 'x', externalId: 'a b', track: 'PI' },
      [
        'givenName: no-letter',
        'displayName: control-character',
        'email: not-an-email',
        'externalId: unexpected-character',
        'track: not-a-choice',
      ],
    ],
  ] as const)('refuses %j', (different, problems) => {
    expect(problemsOf(different as Partial<EnrolLearnerRequest>)).toEqual(problems);
  });
});
