import { createRequire } from 'node:module';
import { resolve } from 'node:path';

import { beforeAll, describe, expect, test } from '@jest/globals';

import { cruise, type RedRules } from './checkers.js';
import { type Plant, readPlants } from './plants.js';

const ROOT = resolve(import.meta.dirname, '../..');
const PLANTED = resolve(import.meta.dirname, 'planted/tree');
const FOLDERS = ['apps', 'libs', 'migrations', 'test'];

interface Config {
  readonly forbidden: readonly { readonly name: string; readonly severity: string }[];
}

const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as Config;

describe('the direction of imports', () => {
  let plants: readonly Plant[];
  let red: RedRules;

  beforeAll(async () => {
    plants = await readPlants(PLANTED);
    ({ red } = await cruise(PLANTED, ...FOLDERS));
  });

  test('turns every plant red by its name, and no sound file', () => {
    const expected = plants.filter(({ rules }) => rules.length > 0).map(({ file, rules }) => [file, rules]);
    expect(Object.fromEntries(red)).toEqual(Object.fromEntries(expected));
  });

  test('has a plant for every rule', () => {
    const planted = new Set(plants.flatMap(({ rules }) => rules));
    expect(forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
  });

  test('lets every rule fail the check', () => {
    expect(forbidden.filter(({ severity }) => severity !== 'error')).toEqual([]);
  });

  test('holds in the tree', async () => {
    const tree = await cruise(ROOT, ...FOLDERS);
    expect(Object.fromEntries(tree.red)).toEqual({});
    expect(tree.files).toBeGreaterThan(100);
  });
});
