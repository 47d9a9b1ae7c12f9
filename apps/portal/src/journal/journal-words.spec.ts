import { describe, expect, test } from '@jest/globals';

import { factKey, factsOf, factValueKey, journalKey } from './journal-words.js';

describe('factsOf', () => {
  test('lists the pairs of one object, leaving out what says nothing and what only an auditor reads', () => {
    const facts =
      '{"assignment":2,"missing":[3,4],"reason":null,"outcomesMet":[],"kid":"a","programmeVersionId":"b","completionId":"c"}';
    expect(factsOf(facts)).toEqual([
      { name: 'assignment', value: '2' },
      { name: 'missing', value: '3, 4' },
    ]);
  });

  test('shows what is not an object as it stands, and nothing for nothing', () => {
    expect(factsOf('not json')).toEqual([{ name: '', value: 'not json' }]);
    expect(factsOf('')).toEqual([]);
    expect(factsOf('{}')).toEqual([]);
  });
});

test('an entry, a fact’s name and its value are worded by keys of their own', () => {
  expect(journalKey('badge.issued')).toBe('portal.journal.badge.issued');
  expect(factKey('outcomesMet')).toBe('portal.fact.outcomesMet');
  expect(factValueKey({ name: 'reason', value: 'MISUSE' })).toBe('portal.reason.MISUSE');
  expect(factValueKey({ name: 'track', value: 'MSO' })).toBe('portal.track.MSO');
  expect(factValueKey({ name: 'role', value: 'AGENCY_MANAGER' })).toBe('portal.role.AGENCY_MANAGER');
  expect(factValueKey({ name: 'consent', value: 'true' })).toBe('portal.fact.consent.true');
});
