import { readdir, readFile } from 'node:fs/promises';

import { beforeAll, describe, expect, test } from '@jest/globals';
import { IntlMessageFormat } from 'intl-messageformat';

import { type Locale, LOCALES } from './locale.js';

const FOLDER = new URL('../catalogues/', import.meta.url);
const REFERENCE = LOCALES[0];
const FILES = (await readdir(new URL(`${REFERENCE}/`, FOLDER))).sort();

type Catalogue = Readonly<Record<string, string>>;

const textOf = (locale: Locale, file: string) => readFile(new URL(`${locale}/${file}`, FOLDER), 'utf8');

async function whole(locale: Locale): Promise<Catalogue> {
  const parts = await Promise.all(
    FILES.map(async (file) => JSON.parse(await textOf(locale, file)) as object),
  );
  return Object.assign({}, ...parts) as Catalogue;
}

const FIRST = await whole(REFERENCE);

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

/** The keys as they are written, in order, those written twice twice. */
async function writtenKeys(locale: Locale, file: string): Promise<string[]> {
  const text = await textOf(locale, file);
  return [...text.matchAll(/^ {2}("(?:[^"\\]|\\.)*"):/gm)].map(([, key]) => JSON.parse(key!) as string);
}

test.each(LOCALES)('%s has the same files', async (locale) => {
  expect((await readdir(new URL(`${locale}/`, FOLDER))).sort()).toEqual(FILES);
});

test('no key stands in two files', async () => {
  const keys = (await Promise.all(FILES.map((file) => writtenKeys(REFERENCE, file)))).flat();
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

describe.each(LOCALES.flatMap((locale) => FILES.map((file) => [locale, file] as const)))(
  '%s/%s',
  (locale, file) => {
    test('is written with sorted keys, each once, the keys of its twin', async () => {
      const keys = await writtenKeys(locale, file);
      expect(keys).toEqual([...new Set(keys)].sort());
      expect(keys).toEqual(await writtenKeys(REFERENCE, file));
    });
  },
);

describe.each(LOCALES)('the %s catalogue', (locale) => {
  let catalogue: Catalogue;
  beforeAll(async () => {
    catalogue = await whole(locale);
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
      argumentsOf(locale, message).join() !== argumentsOf(REFERENCE, FIRST[key] ?? '').join();
    expect(keysWhere(differs)).toEqual([]);
  });

  test('holds no markup and no straight apostrophe', () => {
    expect(keysWhere((message) => /[<>']/.test(message))).toEqual([]);
  });

  function keysWhere(isWrong: (message: string, key: string) => boolean): string[] {
    return Object.entries(catalogue).flatMap(([key, message]) => (isWrong(message, key) ? [key] : []));
  }
});
