import { describe, expect, test } from '@jest/globals';

import { asking, fileAddress, filterOf, isNarrowed, learnersSearch } from './learners-search.js';

describe('the address of the list', () => {
  test('is read as far as it makes sense; the rest is as if it were not there', () => {
    expect(
      learnersSearch.parse({
        search: 'zo',
        work: 'NOTHING',
        order: 'RECENT',
        track: 7,
        page: '3',
      }),
    ).toEqual({ search: 'zo', order: 'RECENT' });
  });

  test('asks another question from its first page', () => {
    const now = { search: 'zo', after: 'cursor', order: 'RECENT' } as const;
    expect(asking({ work: 'RETURNED' })(now)).toEqual({
      ...{ search: 'zo', order: 'RECENT', work: 'RETURNED' },
      after: undefined,
    });
  });

  test('is narrowed by what narrows, not by order or page', () => {
    expect(isNarrowed({ order: 'RECENT', after: 'x' })).toBe(false);
    expect(isNarrowed({ community: 'c' })).toBe(true);
  });
});

test('the file is asked what the list is asked', () => {
  const search = {
    search: 'é & ?',
    community: 'c',
    work: 'RETURNED',
    order: 'NAME_DESC',
    after: 'x',
  } as const;
  const address = new URL(fileAddress(search, 'fr-CA'), 'https://portal.example');
  expect(Object.fromEntries(address.searchParams)).toEqual({
    ...{ search: 'é & ?', communityId: 'c', work: 'RETURNED', order: 'NAME_DESC', lang: 'fr-CA' },
  });
  expect(filterOf(search)).toEqual({ search: 'é & ?', communityId: 'c', track: null, work: 'RETURNED' });
});
