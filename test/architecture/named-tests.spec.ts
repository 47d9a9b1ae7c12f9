import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { missingTests, namedTestsIn, unshownRows } from './named-tests.js';

const ROOT = resolve(import.meta.dirname, '../..');
const textOf = (path: string): Promise<string | null> => readFile(path, 'utf8').catch(() => null);

/** With the files beside it and in test/ that it takes its cases from: some titles stand there. */
async function sourceOf(file: string): Promise<string | null> {
  const path = resolve(ROOT, file);
  const own = await textOf(path);
  if (own === null) return null;
  const taken = [...own.matchAll(/from '(\.[^']+)\.js'/g)].map(([, name]) =>
    resolve(dirname(path), `${name}.ts`),
  );
  return [own, ...(await Promise.all(taken.map(textOf)))].join('\n');
}
const page = (name: string): Promise<string> => readFile(resolve(ROOT, 'docs', name), 'utf8');

test.each(['checklist.md', 'threats.md'])('every test that docs/%s names is there', async (name) => {
  const text = await page(name);
  expect(namedTestsIn(text).length).toBeGreaterThan(20);
  expect(await missingTests(text, sourceOf)).toEqual([]);
});

test('every row of the checklist that stands names the test that shows it', async () => {
  expect(unshownRows(await page('checklist.md'))).toEqual([]);
});

describe('the check', () => {
  const sources: Readonly<Record<string, string>> = { 'a.spec.ts': `test('is so', …)` };
  const look = (text: string) => missingTests(text, (file) => Promise.resolve(sources[file] ?? null));

  test('finds a file and a title that are not there, the second of a file too', async () => {
    expect(await look('| `a.spec.ts` “is so”; `b.spec.ts` “is so” |')).toEqual(['b.spec.ts is not there']);
    expect(await look('| `a.spec.ts` “is so”; “is not so” |')).toEqual(['a.spec.ts has no test “is not so”']);
  });

  test('finds a row that claims to stand and shows nothing', () => {
    const rows = ['| 1 | A | Stands | – |', '| 2 | B | Not yet | – |', '| 3 | C | Stands: x | `a.spec.ts` |'];
    expect(unshownRows(rows.join('\n'))).toEqual(['1']);
  });
});
