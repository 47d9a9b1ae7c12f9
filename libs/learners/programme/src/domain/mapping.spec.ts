import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { EDITION_2020 } from './edition-2020.js';
import { carried, mappingOf } from './mapping.js';
import type { Catalogue } from './programme-version.js';
import { SEED_EDITION, SEED_EDITION_AT_FIRST } from './seed-edition.js';

const without = { ...SEED_EDITION_AT_FIRST, edition: 'later' };
/** The first assignment asks for what the first two of the seed edition ask for. */
const joined: Catalogue = {
  ...without,
  assignments: [
    {
      ...without.assignments[0]!,
      outcomeCodes: without.assignments.slice(0, 2).flatMap(({ outcomeCodes }) => outcomeCodes),
    },
    without.assignments[2]!,
  ],
};

describe('what of one version counts in another', () => {
  test('is LPHQ’s word where there is one; what it leaves out is done anew', () => {
    const told = { edition: '2020', assignments: [{ number: 2, from: [1, 2] }] };
    expect(mappingOf(EDITION_2020, { ...SEED_EDITION, carriesOver: [told] })).toEqual([
      { number: 1, from: [] },
      { number: 2, from: [1, 2] },
      { number: 3, from: [] },
      { number: 4, from: [] },
    ]);
  });

  test('is otherwise what the outcomes say: all of them covered, or it is done anew', () => {
    expect(mappingOf(SEED_EDITION, joined)).toEqual([
      { number: 1, from: [1, 2] },
      { number: 3, from: [3] },
    ]);
    expect(mappingOf(EDITION_2020, without).flatMap(({ from }) => from)).toEqual([]);
    expect(mappingOf(SEED_EDITION, without).map(({ from }) => from)).toEqual([[1], [2], [3], [4]]);
  });

  test('counts when all that it rests on is accepted; accepting more never makes fewer', () => {
    const mapping = mappingOf(SEED_EDITION, joined);
    expect(carried(mapping, [1, 3]).map(({ number }) => number)).toEqual([3]);
    expect(carried(mapping, [1, 2]).map(({ number }) => number)).toEqual([1]);
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 6 }));
    const anyMapping = fc.array(fc.record({ number: fc.integer({ min: 1, max: 9 }), from: numbers }));
    fc.assert(
      fc.property(anyMapping, numbers, numbers, (given, accepted, more) => {
        const before = carried(given, accepted);
        expect(carried(given, [...accepted, ...more])).toEqual(expect.arrayContaining([...before]));
      }),
    );
  });
});
