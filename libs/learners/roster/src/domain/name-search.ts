import { folded } from '#platform/input';

import type { LearnerName } from './learner-name.js';

/** Latin letters that Unicode does not take apart, as people without such a key type them. */
const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
};
const TAKEN_APART = new RegExp(`[${Object.keys(LETTERS).join('')}]`, 'gu');

/** What stands between words; inside a name an apostrophe or a hyphen does, too. */
const BETWEEN_WORDS = /[^\p{L}\p{N}\p{M}]+/u;
const NOT_OF_A_WORD = /[^\p{L}\p{N}\p{M}]+/gu;

/** No name has as many words; what is typed beyond them is not looked at (T91). */
const WORDS_AT_MOST = 12;

/**
 * The words of a text as names are searched: folded, without accents, with ligatures taken apart; apostrophes and
 * hyphens split words. Each once, at most twelve. None for a text without a letter or number.
 */
export function searchWords(text: string): readonly string[] {
  const words = plain(text).split(BETWEEN_WORDS).filter(isWord);
  return [...new Set(words)].slice(0, WORDS_AT_MOST);
}

/**
 * Every end of every word of the learner's names: whoever looks for the beginning of one of these finds any part of
 * a name. `O’Brien` is found as `brien` and as `obrien`.
 */
export function nameSuffixes(name: LearnerName, displayName: string): readonly string[] {
  const names = name.kind === 'single' ? [name.single] : [name.given, name.family];
  const words = [...names, displayName].flatMap(wordsOf);
  return [...new Set(words.flatMap(suffixesOf))];
}

/** The words of a name, and what a hyphen or an apostrophe parts once more as one word. */
function wordsOf(name: string): readonly string[] {
  const text = plain(name);
  const joined = text.split(' ').map((part) => part.replace(NOT_OF_A_WORD, ''));
  return [...text.split(BETWEEN_WORDS), ...joined].filter(isWord);
}

function suffixesOf(word: string): readonly string[] {
  const characters = [...word];
  return characters.map((_, from) => characters.slice(from).join(''));
}

function plain(text: string): string {
  return folded(text).replace(TAKEN_APART, (letter) => LETTERS[letter] ?? letter);
}

function isWord(text: string): boolean {
  return text !== '';
}
