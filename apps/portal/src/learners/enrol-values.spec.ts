import { describe, expect, test } from '@jest/globals';

import { blank, enrolment, inputOf } from './enrol-values.js';

const FILLED = {
  ...{ ...blank({ communityId: 'c', track: 'MSO' }), givenName: ' Zoé ', familyName: 'Tremblay' },
  ageAttested: 'ADULT' as const,
};

const missing = (values: object): (string | number | symbol | undefined)[] => {
  const read = enrolment.safeParse(values);
  return read.success ? [] : read.error.issues.map(({ path }) => path[0]);
};

describe('a learner', () => {
  test('needs a community, a track, an age that somebody attests, and the names that are shown', () => {
    expect(missing(FILLED)).toEqual([]);
    expect(missing(blank({}))).toEqual(expect.arrayContaining(['communityId', 'track', 'ageAttested']));
    expect(missing({ ...FILLED, familyName: '  ' })).toEqual(['familyName']);
    expect(missing({ ...FILLED, hasSingleName: true })).toEqual(['singleName']);
  });

  test('is sent with one form of the name; what is hidden stays behind', () => {
    const both = { ...FILLED, singleName: 'Nuliajuk' };
    expect(inputOf(enrolment.parse(both))).toEqual({
      ...{ communityId: 'c', track: 'MSO', givenName: 'Zoé', familyName: 'Tremblay', singleName: null },
      ...{ displayName: null, email: null, externalId: null, joinedOn: null, ageAttested: 'ADULT' },
    });
    expect(inputOf(enrolment.parse({ ...both, hasSingleName: true }))).toMatchObject({
      ...{ givenName: null, familyName: null, singleName: 'Nuliajuk' },
    });
  });
});

test('who enrols another keeps community and track, and nothing of the person', () => {
  const another = { ...FILLED, joinedOn: '2026-11-02' };
  expect(blank(another)).toEqual({
    ...FILLED,
    givenName: '',
    familyName: '',
    ageAttested: '',
  });
});
