import { readFile } from 'node:fs/promises';

import { describe, expect, test } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';

import { CATALOGUES } from './catalogues.js';
import { type Locale, LOCALES } from './locale.js';

const FIRST = CATALOGUES[LOCALES[0]];

/** The names and kinds of everything that a message wants to be given, nested plurals and selects included. */
function argumentsOf(locale: Locale, message: string): string[] {
  const found: string[] = [];
  const ast = new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst();
  JSON.stringify(ast, (_, part: { type?: number; value?: string } | string | null) => {
    const type = typeof part === 'object' ? (part?.type ?? 0) : 0;
    if (typeof part === 'object' && type >= 1 && type <= 6) found.push(`${part?.value}:${type}`);
    return part;
  });
  return [...new Set(found)].sort();
}

describe.each(LOCALES)('the %s catalogue', (locale) => {
  const catalogue = CATALOGUES[locale];

  test('has the keys of the other', () => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(FIRST).sort());
  });

  test('is written with sorted keys, each once', async () => {
    const text = await readFile(new URL(`../catalogues/${locale}.json`, import.meta.url), 'utf8');
    const keys = [...text.matchAll(/^ {2}("(?:[^"\\]|\\.)*"):/gm)].map(
      ([, key]) => JSON.parse(key!) as string,
    );
    expect(keys).toEqual(Object.keys(FIRST).sort());
  });

  test('spells no key in two ways', () => {
    const plain = Object.keys(catalogue).map((key) => key.toLowerCase().replace(/[-_]/g, ''));
    expect(new Set(plain).size).toBe(plain.length);
  });

  test('says something under every key', () => {
    const isProper = (message: string) => message !== '' && message === message.trim().normalize('NFC');
    expect(keysWhere((message) => !isProper(message))).toEqual([]);
  });

  test('wants the arguments that the other wants', () => {
    const differs = (message: string, key: string) =>
      argumentsOf(locale, message).join() !== argumentsOf(LOCALES[0], FIRST[key] ?? '').join();
    expect(keysWhere(differs)).toEqual([]);
  });

  test('holds no markup and no straight apostrophe', () => {
    expect(keysWhere((message) => /[<>']/.test(message))).toEqual([]);
  });

  function keysWhere(isWrong: (message: string, key: string) => boolean): string[] {
    return Object.entries(catalogue).flatMap(([key, message]) => (isWrong(message, key) ? [key] : []));
  }
});
