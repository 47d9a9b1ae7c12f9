import { describe, expect, test } from '@jest/globals';

import { csvLine } from './csv.js';

describe('a line', () => {
  test('has every cell in quotes, and ends as RFC 4180 says', () => {
    expect(csvLine(['Zoé', 'a "quoted", cell; or two', ''])).toBe(
      '"Zoé","a ""quoted"", cell; or two",""\r\n',
    );
  });

  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '  =1',
    '＝1+1',
    '\u3000＠x',
    '＋1',
    '－1',
    '﹣1',
  ])('makes %j harmless', (cell) => expect(csvLine([cell])).toBe(`"'${cell}"\r\n`));

  test.each(['Zoe', "D'Avignon", '(Eve)', 'A-B', '2026-11-21', '‑x', "'=1"])('leaves %j as it is', (cell) =>
    expect(csvLine([cell])).toBe(`"${cell}"\r\n`),
  );
});
