import { describe, expect, test } from '@jest/globals';

import {
  asking,
  choosing,
  chosenIn,
  DIALOGS,
  fileAddress,
  filterOf,
  isNarrowed,
  learnersSearch,
} from './learners-search.js';

describe('the address of the list', () => {
  test('is read as far as it makes sense; the rest is as if it were not there', () => {
    expect(
      learnersSearch({
        search: 'zo',
        work: 'NOTHING',
        order: 'RECENT',
        track: 7,
        page: '3',
      }),
    ).toEqual({ search: 'zo', order: 'RECENT' });
  });

  test('names what is open for the chosen, and nothing that is no act on many', () => {
    expect(DIALOGS.map((dialog) => learnersSearch({ dialog }).dialog)).toEqual([...DIALOGS]);
    expect(DIALOGS).toEqual(expect.arrayContaining(['return', 'void']));
    expect(learnersSearch({ dialog: 'decide' })).toEqual({});
  });

  test('asks another question from its first page', () => {
    const now = { search: 'zo', after: 'cursor', order: 'RECENT', chosen: 'all', dialog: 'issue' } as const;
    expect(asking({ work: 'RETURNED' })(now)).toEqual({ search: 'zo', order: 'RECENT', work: 'RETURNED' });
    expect(asking({ order: 'NAME_DESC' })(now)).toMatchObject({ chosen: 'all', order: 'NAME_DESC' });
  });

  test('is narrowed by what narrows, not by order or page', () => {
    expect(isNarrowed({ order: 'RECENT', after: 'x' })).toBe(false);
    expect(isNarrowed({ community: 'c' })).toBe(true);
    expect(isNarrowed({ joining: 'NOT_SAID' })).toBe(true);
  });
});

test('the file is asked what the list is asked', () => {
  const search = {
    search: 'é & ?',
    community: 'c',
    work: 'RETURNED',
    joining: 'LATER',
    order: 'NAME_DESC',
    after: 'x',
  } as const;
  const address = new URL(fileAddress(search, 'fr-CA'), 'https://portal.example');
  expect(Object.fromEntries(address.searchParams)).toEqual({
    ...{ search: 'é & ?', communityId: 'c', work: 'RETURNED', joining: 'LATER' },
    ...{ order: 'NAME_DESC', lang: 'fr-CA' },
  });
  expect(filterOf(search)).toEqual({
    search: 'é & ?',
    communityId: 'c',
    track: null,
    work: 'RETURNED',
    joining: 'LATER',
  });
});

describe('who is chosen', () => {
  const id = (nr: number) => `00000000-0000-4000-8000-${String(nr).padStart(12, '0')}`;
  const [one, two] = [id(1), id(2)];

  test.each([
    { kind: 'these', ids: [one, two] },
    { kind: 'all-but', except: [] },
    { kind: 'all-but', except: [two] },
    { kind: 'these', ids: [] },
  ] as const)('stands in the address and is read from it: %j', (chosen) => {
    const address = choosing(chosen)({ search: 'zo', chosen: one, dialog: 'record' });
    expect(address.search).toBe('zo');
    expect(chosenIn(learnersSearch(address))).toEqual(chosen);
  });

  test('nobody: nothing is open for them', () => {
    expect(choosing({ kind: 'these', ids: [] })({ chosen: one, dialog: 'record' }).dialog).toBeUndefined();
  });

  test('is read as far as it makes sense, and no further than fits', () => {
    expect(chosenIn({ chosen: `${one}.x.${one}.${two}'` })).toEqual({ kind: 'these', ids: [one] });
    const many = Array.from({ length: 150 }, (_, nr) => id(nr)).join('.');
    expect(chosenIn({ chosen: many })).toMatchObject({ ids: { length: 100 } });
  });
});
