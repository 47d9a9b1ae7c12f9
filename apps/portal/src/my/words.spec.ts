import { expect, test } from '@jest/globals';

import en from '../../../../libs/platform/wording/catalogues/en-CA/portal-my.json' with { type: 'json' };
import { type WordKey, wordsIn } from './words.js';

test('no sentence wants more of a formatter than plain values', () => {
  const keys = Object.keys(en) as WordKey[];
  const anything = new Proxy({}, { get: () => 'x' }) as Record<string, string>;
  for (const language of ['en-CA', 'fr-CA'] as const) {
    const left = keys.filter((key) => /[{}]/.test(wordsIn(language)(key, anything)));
    expect(left).toEqual([]);
  }
});

test('a value that is missing is our mistake, never a gap in a sentence', () => {
  expect(() => wordsIn('fr-CA')('portal.my.badges.until')).toThrow('portal.my.badges.until wants day');
  expect(wordsIn('fr-CA')('portal.my.badges.until', { day: '2028-11-19' })).toBe(
    'Valide jusqu’au 2028-11-19',
  );
});
