import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { CalendarDay } from '#platform/clock';
import { NAME_BYTES_AT_MOST } from '#platform/input';

import { readLearnerForm } from './learner-form.js';
import { displayNameOf, type LearnerName, publicNameOf, sortKeyOf } from './learner-name.js';

const TODAY = '2026-11-21' as CalendarDay;
const of = (given: string, family: string): LearnerName => ({ kind: 'given-family', given, family });
const single = (name: string): LearnerName => ({ kind: 'single', single: name });

describe('the public name', () => {
  test.each([
    [of('Zoe', 'Tremblay'), 'Z. Tremblay'],
    [of('Élise', "D'Avignon-Katz"), "É. D'Avignon-Katz"],
    [of('Jean Marc', 'van der Berg'), 'J. van der Berg'],
    [of('x\u030cena', 'Quill'), 'x\u030c. Quill'],
    [of('מִרְיָם', 'כהן'), 'מִ. כהן'],
    [of('श्रीमती', 'राव'), 'श्री. राव'],
    [of('𐐀𐐁', 'Deseret'), '𐐀. Deseret'],
    [of("'Aisha", 'Khan'), 'A. Khan'],
    [of('(Bob) Robert', 'Ross'), 'B. Ross'],
    [single('Nuliajuk'), 'Nuliajuk'],
    [single('Miriam Achterberg'), 'Miriam Achterberg'],
  ])('of %j is %s', (name, expected) => {
    expect(publicNameOf(name)).toBe(expected);
  });
});

describe('the sort key', () => {
  test('puts Élise among the E, and families before given names', () => {
    const names = [
      of('Zed', 'Berg'),
      of('Élise', 'Fauré'),
      of('Adam', 'Berg'),
      single('Élan'),
      of('Xavier', 'Berg Adam'),
      of('Yosef', 'Edwards'),
      of('Anna', 'Berg-Stone'),
      of('Noa', 'Faure'),
      single('Ezra'),
    ];
    const inOrder = [...names].sort((one, other) => (sortKeyOf(one) < sortKeyOf(other) ? -1 : 1));
    expect(inOrder.map(displayNameOf)).toEqual([
      'Adam Berg',
      'Zed Berg',
      'Xavier Berg Adam',
      'Anna Berg-Stone',
      'Yosef Edwards',
      'Élan',
      'Ezra',
      'Élise Fauré',
      'Noa Faure',
    ]);
  });
});

/** Names of which many are hostile and many pass. */
const anyName = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 110 }),
  fc.string({
    unit: fc.constantFrom('a', 'É', '\u0301', 'ש', '王', '𐐀', '\ufdfa', ' ', "'", '-', '\u200d'),
    maxLength: 110,
  }),
);

describe('whatever name is read', () => {
  test('a stranger reads a name that fits a link, and the list an entry that fits its index', () => {
    fc.assert(
      fc.property(anyName, anyName, (givenName, familyName) => {
        const form = readLearnerForm({ communityId: '', givenName, familyName, track: 'MSO' }, TODAY);
        if (form.kind === 'problems') return;
        expect(Buffer.byteLength(publicNameOf(form.value.name))).toBeLessThanOrEqual(NAME_BYTES_AT_MOST);
        expect(Buffer.byteLength(sortKeyOf(form.value.name))).toBeLessThan(2_000);
        expect(publicNameOf(form.value.name)).toBe(publicNameOf(form.value.name).normalize('NFC'));
      }),
      { numRuns: 2000 },
    );
  });

  test('of a given name a stranger learns one grapheme at most', () => {
    const letters = fc.string({ unit: fc.constantFrom('b', 'c', 'é', 'ש'), minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(letters, (given) => {
        expect(publicNameOf(of(given, 'Tremblay'))).toHaveLength('X. Tremblay'.length);
      }),
    );
  });
});
