import { describe, expect, test } from '@jest/globals';

import type { CalendarDay } from '#platform/clock';

import { aLearner } from '../../../../../test/builders/learner.builder.js';
import { ageRefused, withFacts } from './learner-facts.js';
import { type LearnerFactsRequest, readCorrected } from './learner-form.js';

const TODAY = '2026-11-21' as CalendarDay;
const ZOE = aLearner().withEmail('zoe@example.org').joinedOn('2026-03-01').attested('ADULT').build();
const SAME: LearnerFactsRequest = {
  ...{ givenName: 'Zoe', familyName: 'Tremblay' },
  ...{ email: 'zoe@example.org', joinedOn: '2026-03-01', ageAttested: 'ADULT' },
};

const corrected = (different: LearnerFactsRequest) => {
  const form = readCorrected({ ...SAME, ...different }, TODAY);
  if (form.kind === 'problems') throw new Error(JSON.stringify(form.problems));
  return withFacts(ZOE, form.value);
};

describe('a learner’s facts', () => {
  test('are what they were where the form says the same', () => {
    expect(corrected({})).toEqual({ learner: ZOE, fields: [] });
  });

  test('follow the name: what the agency calls them, and where they stand in lists', () => {
    const { learner, fields } = corrected({ givenName: 'Zoé', familyName: 'Œuvray' });
    expect(fields).toEqual(['name', 'displayName']);
    expect(learner).toMatchObject({
      name: { kind: 'given-family', given: 'Zoé', family: 'Œuvray' },
      displayName: 'Zoé Œuvray',
      sortKey: 'œuvray  zoe',
    });
  });

  test('are not read without a word about the age', () => {
    expect(readCorrected({ ...SAME, ageAttested: null }, TODAY)).toEqual({
      kind: 'problems',
      problems: [{ field: 'ageAttested', because: 'empty' }],
    });
  });

  test('are told apart one by one', () => {
    expect(corrected({ email: null, externalId: 'HR-9', ageAttested: 'MINOR_WITH_CONSENT' }).fields).toEqual([
      'email',
      'externalId',
      'ageAttested',
    ]);
    expect(corrected({ displayName: 'Zo' }).fields).toEqual(['displayName']);
    expect(corrected({ joinedOn: '2026-02-28' })).toMatchObject({
      ...{ fields: ['joinedOn'], learner: { joinedOn: '2026-02-28' } },
    });
    expect(corrected({ joinedOn: null })).toMatchObject({
      fields: ['joinedOn'],
      learner: { joinedOn: null },
    });
  });
});

describe('an age', () => {
  const ADULTS_ONLY = { minimumAge: 18, minorsFrom: null };

  test('is refused where the programme takes no minors, and nowhere else', () => {
    expect(ageRefused('MINOR_WITH_CONSENT', ADULTS_ONLY)).toEqual({
      kind: 'minors-not-admitted',
      minimumAge: 18,
    });
    expect(ageRefused('ADULT', ADULTS_ONLY)).toBeNull();
    expect(ageRefused(null, ADULTS_ONLY)).toBeNull();
    expect(ageRefused('MINOR_WITH_CONSENT', { minimumAge: 18, minorsFrom: 16 })).toBeNull();
  });
});
