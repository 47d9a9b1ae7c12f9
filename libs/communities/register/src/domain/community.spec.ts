import { describe, expect, test } from '@jest/globals';

import { communityNameKey, readCommunityForm } from './community.js';

describe('the form of a community', () => {
  test('is read whole', () => {
    expect(readCommunityForm({ name: " Val-des-Pins  Seniors' Commons ", guardModel: 'NONE' })).toEqual({
      kind: 'read',
      value: { name: "Val-des-Pins Seniors' Commons", guardModel: 'NONE' },
    });
  });

  test('tells every problem at once', () => {
    expect(readCommunityForm({ name: 'Elgin\u200b Hall', guardModel: 'SOME' })).toEqual({
      kind: 'problems',
      problems: [
        { field: 'name', because: 'invisible-character' },
        { field: 'guardModel', because: 'not-a-choice' },
      ],
    });
  });
});

test.each([
  ['Sablière Cultural Society', 'SABLIERE  cultural society'],
  ['Val-des-Pins Seniors’ Commons', "Val‐des‐Pins Seniors' Commons"],
])('%s and %s are one name', (one, other) => {
  expect(communityNameKey(one)).toBe(communityNameKey(other));
});
