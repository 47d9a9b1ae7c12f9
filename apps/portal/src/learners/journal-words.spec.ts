import { describe, expect, test } from '@jest/globals';

import { factsOf, journalKey } from './journal-words.js';

describe('factsOf', () => {
  test('lists the pairs of one object', () => {
    expect(factsOf('{"assignment":2,"missing":[3,4],"reason":null}')).toEqual([
      { name: 'assignment', value: '2' },
      { name: 'missing', value: '3, 4' },
      { name: 'reason', value: '—' },
    ]);
  });

  test('shows what is not an object as it stands, and nothing for nothing', () => {
    expect(factsOf('not json')).toEqual([{ name: '', value: 'not json' }]);
    expect(factsOf('')).toEqual([]);
    expect(factsOf('{}')).toEqual([]);
  });
});

describe('journalKey', () => {
  test('knows the entries of this portal and admits the others', () => {
    expect(journalKey('badge.issued')).toBe('portal.journal.badge.issued');
    expect(journalKey('moon.full')).toBeNull();
  });
});
