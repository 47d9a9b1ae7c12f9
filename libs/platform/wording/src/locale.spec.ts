import { describe, expect, test } from '@jest/globals';

import { localeOf } from './locale.js';

describe('localeOf', () => {
  test.each([
    [undefined, undefined, 'en-CA'],
    ['', undefined, 'en-CA'],
    ['fr', undefined, 'fr-CA'],
    ['fr-FR,fr;q=0.9,en;q=0.8', undefined, 'fr-CA'],
    ['en;q=0.5, fr;q=0.7', undefined, 'fr-CA'],
    ['de, fr;q=0.3', undefined, 'fr-CA'],
    ['fr;q=0, en;q=0.1', undefined, 'en-CA'],
    ['de', undefined, 'en-CA'],
    ['fr', 'en', 'en-CA'],
    ['en', 'fr-CA', 'fr-CA'],
    ['fr', 'de', 'fr-CA'],
    ['fr', '__proto__', 'fr-CA'],
    ['fr;q=9, en', undefined, 'en-CA'],
    [`${'de,'.repeat(100_000)}fr`, undefined, 'en-CA'],
  ])('%.40s with %s is %s', (header, override, expected) => {
    expect(localeOf(header, override)).toBe(expected);
  });

  test('is the one that the account keeps only where the reader asks for none of ours', () => {
    expect(localeOf('de', undefined, 'fr-CA')).toBe('fr-CA');
    expect(localeOf('en', undefined, 'fr-CA')).toBe('en-CA');
  });
});
