import { resolve } from 'node:path';

import { beforeAll, describe, expect, test } from '@jest/globals';

import { lintIgnored, type RedRules, rulesFor } from './checkers.js';
import { house } from './lint-rules/index.js';
import { type Plant, readPlants } from './plants.js';

const PLANTED = resolve(import.meta.dirname, 'planted/lint');

/** Rules of others that the house counts on. */
const COUNTED_ON = [
  '@typescript-eslint/consistent-type-imports',
  '@typescript-eslint/no-explicit-any',
  '@typescript-eslint/no-floating-promises',
  '@typescript-eslint/no-restricted-imports',
  '@typescript-eslint/switch-exhaustiveness-check',
  'max-lines',
  'max-lines-per-function',
  'max-params',
  'no-restricted-globals',
  'simple-import-sort/imports',
  'unused-suppression',
];

describe('the lint', () => {
  let plants: readonly Plant[];
  let red: RedRules;

  beforeAll(async () => {
    plants = await readPlants(PLANTED);
    red = await lintIgnored(PLANTED);
  });

  test('turns every plant red by its name, and no sound file', () => {
    const expected = plants.filter(({ rules }) => rules.length > 0).map(({ file, rules }) => [file, rules]);
    expect(Object.fromEntries(red)).toEqual(Object.fromEntries(expected));
  });

  test('has a plant for every rule of the house and every rule it counts on', () => {
    const planted = new Set(plants.flatMap(({ rules }) => rules));
    const wanted = [...Object.keys(house.rules).map((name) => `house/${name}`), ...COUNTED_ON];
    expect(wanted.filter((name) => !planted.has(name))).toEqual([]);
  });

  test('holds specs to the length of every file', async () => {
    expect((await rulesFor('libs/learners/roster/src/any.spec.ts'))['max-lines']).toEqual([2, 300]);
  });
});
