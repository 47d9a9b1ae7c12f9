import { describe, expect, test } from '@jest/globals';

import { leftOf, namesIn, readSheet, type SheetColumn } from './sheet-text.js';

const COLUMNS: readonly SheetColumn[] = [
  { field: 'givenName', names: ['Given name', 'Prénom'] },
  { field: 'familyName', names: ['Family name', 'Nom de famille'] },
  { field: 'email', names: ['E-mail', 'Courriel'] },
];
const cells = (text: string) => readSheet(text, COLUMNS).lines.map((line) => line.cells);

describe('a sheet', () => {
  test.each([
    ['Zoe;Tremblay;zoe@example.org'],
    ['Zoe\tTremblay\tzoe@example.org'],
    ['Zoe, Tremblay ,zoe@example.org'],
    ['"Zoe";"Tremblay";zoe@example.org'],
    ['\r\n\nZoe;Tremblay;zoe@example.org\r\n'],
    ['Given name;Family name;E-mail\nZoe;Tremblay;zoe@example.org'],
    ['courriel;nom de famille;PRENOM\nzoe@example.org;Tremblay;Zoe'],
    ['E-mail;Given name;Shoe size;Family name\nzoe@example.org;Zoe;38;Tremblay'],
  ])('is read from %j', (text) => {
    expect(cells(text)).toEqual([{ givenName: 'Zoe', familyName: 'Tremblay', email: 'zoe@example.org' }]);
  });

  test('keeps what is quoted whole', () => {
    expect(cells('"Zoe; Anna";"O""Brien"')).toEqual([{ givenName: 'Zoe; Anna', familyName: 'O"Brien' }]);
  });

  test('leaves in the box what was not taken, under its heading', () => {
    const sheet = readSheet('Given name;Family name\nZoe;Abel\nZoe;9\nZoe;Berg', COLUMNS);
    expect(leftOf(sheet, new Set([0, 2]))).toBe('Given name;Family name\nZoe;9');
    expect(leftOf(readSheet('Zoe;Abel', COLUMNS), new Set([0]))).toBe('');
  });
});

describe('names in a line', () => {
  test.each([
    [
      { givenName: 'Zoe', familyName: 'Tremblay' },
      { givenName: 'Zoe', familyName: 'Tremblay' },
    ],
    [{ familyName: 'Tremblay' }, { givenName: '', familyName: 'Tremblay' }],
    [{ givenName: 'Jean Marc Roy' }, { givenName: 'Jean Marc', familyName: 'Roy' }],
    [{ name: 'Zoe Tremblay' }, { givenName: 'Zoe', familyName: 'Tremblay' }],
    [{ name: 'Nuliajuk' }, { singleName: 'Nuliajuk' }],
    [{}, { singleName: '' }],
  ])('%j are %j', (given, names) => {
    expect(namesIn(given)).toEqual(names);
  });
});
