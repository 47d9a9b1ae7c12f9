import { expect, test } from '@jest/globals';

import en from '../../../../libs/platform/wording/catalogues/en-CA/portal-my-badge.json' with { type: 'json' };
import { languageOf, type WordKey, wordsIn } from './words.js';

test.each([
  ['', 'en-CA', 'en-CA'],
  ['', 'fr-FR', 'fr-CA'],
  ['', 'de', 'en-CA'],
  ['?lang=fr', 'en-CA', 'fr-CA'],
  ['?lang=en', 'fr-CA', 'en-CA'],
])('%s in a browser that speaks %s: %s', (search, browser, language) => {
  expect(languageOf(search, browser)).toBe(language);
});

test('no sentence takes a value, since nothing here would fill it in', () => {
  const keys = Object.keys(en) as WordKey[];
  const sentences = keys.flatMap((key) => [wordsIn('en-CA')(key), wordsIn('fr-CA')(key)]);
  expect(sentences.filter((sentence) => /[{}]/.test(sentence))).toEqual([]);
});
