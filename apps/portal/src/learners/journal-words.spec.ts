import { describe, expect, test } from '@jest/globals';

import { factKey, factsOf, factValueKey, journalKey } from './journal-words.js';

describe('factsOf', () => {
  test('lists the pairs of one object, leaving out what says nothing and what only an auditor reads', () => {
    const facts =
      '{"assignment":2,"missing":[3,4],"reason":null,"outcomesMet":[],"kid":"a","programmeVersionId":"b"}';
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

test('a fact’s name and value have words where they are ours', () => {
  expect(factKey('outcomesMet')).toBe('portal.fact.outcomesMet');
  expect(factKey('kid')).toBeNull();
  expect(factValueKey({ name: 'reason', value: 'MISUSE' })).toBe('portal.reason.MISUSE');
  expect(factValueKey({ name: 'track', value: 'MSO' })).toBe('portal.track.MSO');
  expect(factValueKey({ name: 'consent', value: 'true' })).toBe('portal.fact.consent.true');
  expect(factValueKey({ name: 'kid', value: 'abcd' })).toBeNull();
});

describe('journalKey', () => {
  test('knows the entries of this portal and admits the others', () => {
    expect(journalKey('badge.issued')).toBe('portal.journal.badge.issued');
    expect(journalKey('moon.full')).toBeNull();
  });
});
