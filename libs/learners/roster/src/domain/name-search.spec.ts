import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { LearnerName } from './learner-name.js';
import { nameSuffixes, searchWords } from './name-search.js';

const called = (given: string, family: string): LearnerName => ({ kind: 'given-family', given, family });

/** What the database is asked: every word begins a suffix. */
const finds = (search: string, name: LearnerName, displayName = ''): boolean => {
  const suffixes = nameSuffixes(name, displayName);
  const words = searchWords(search);
  return words.length > 0 && words.every((word) => suffixes.some((suffix) => suffix.startsWith(word)));
};

describe('the words of a search', () => {
  test.each([
    ['  Zoé   TREMBLAY ', ['zoe', 'tremblay']],
    ['d’Avignon-Katz', ['d', 'avignon', 'katz']],
    ['Lœuvre Straße Łukasz Ørsted', ['loeuvre', 'strasse', 'lukasz', 'orsted']],
    ['İzmir', ['izmir']],
    ['עִבְרִי', ['עברי']],
    ['tremblay Tremblay', ['tremblay']],
    ['-- , ;', []],
    ['', []],
  ])('%j → %j', (text, words) => expect(searchWords(text)).toEqual(words));

  test('are twelve at most, whatever is typed', () => {
    const typed = Array.from({ length: 500 }, (_, nr) => `w${nr}`).join(' ');
    expect(searchWords(typed)).toHaveLength(12);
  });

  test('hold nothing that PostgreSQL cannot take', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(searchWords(text).join('')).not.toMatch(/[\0\p{Cs}\u{10ffff}]/u);
      }),
    );
  });
});

describe('a name is found', () => {
  const zoe = called('Zoé', 'Tremblay-O’Brien');
  test.each([
    'zoe',
    'oé',
    'trem',
    'BLAY',
    'brien',
    'obrien',
    'o’b',
    'tremblayobrien',
    'blay zo',
    'brien trem zoe',
  ])('by %j', (search) => expect(finds(search, zoe)).toBe(true));
  test.each(['zoee', 'tremblai', 'trem adam', 'zoetremblay', '-'])('not by %j', (search) =>
    expect(finds(search, zoe)).toBe(false),
  );

  test('by what the agency calls the learner, and by a single name', () => {
    expect(finds('zizi', zoe, 'Zizi T.')).toBe(true);
    expect(finds('liaj', { kind: 'single', single: 'Nuliajuk' })).toBe(true);
  });

  test('by any part of any word, the words in any order', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdeéÉœŁß가नि'), minLength: 1, maxLength: 12 });
    const part = fc.tuple(fc.nat(), fc.nat());
    fc.assert(
      fc.property(word, word, part, part, fc.boolean(), (given, family, one, other, turned) => {
        const parts = [partOf(given, one), partOf(family, other)];
        const search = (turned ? parts.reverse() : parts).join(' ');
        expect(finds(search, called(given, family))).toBe(true);
      }),
    );
  });
});

/** Some letters of the word that stand side by side. */
function partOf(word: string, [from, length]: readonly [number, number]): string {
  const characters = [...word];
  const start = from % characters.length;
  return characters.slice(start, start + 1 + (length % (characters.length - start))).join('');
}
