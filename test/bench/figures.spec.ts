import { readdir } from 'node:fs/promises';

import { describe, expect, test } from '@jest/globals';

import { type Line, resultOf } from '../../bench/figure.js';
import { FIGURES } from '../../bench/figures.js';
import { inTurns } from '../../bench/rounds.js';
import { percentile, rankCorrelation, welch } from '../../bench/statistics.js';
import { tableOf } from '../../bench/table.js';

const LINES = Object.values(FIGURES).flatMap(({ lines }) => lines);

describe('the figures', () => {
  test('are the files of bench/figures, each by its name', async () => {
    const files = await readdir(new URL('../../bench/figures', import.meta.url));
    expect(Object.keys(FIGURES).sort()).toEqual(files.map((file) => file.replace(/\.ts$/, '')).sort());
  });

  test.each(LINES.map((line) => [line.name, line] as const))('%s says what it is beside', (_, line) => {
    expect(line.name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(line.unit).not.toBe('');
    expect(line.baseline.length).toBeGreaterThan(5);
    if (line.goal !== null) expect(line.goal.bound).toBeGreaterThanOrEqual(0);
  });

  test('have a goal in every file, and no name twice', () => {
    for (const { lines } of Object.values(FIGURES))
      expect(lines.some(({ goal }) => goal !== null)).toBe(true);
    expect(new Set(LINES.map(({ name }) => name)).size).toBe(LINES.length);
  });
});

describe('a result', () => {
  const line = (is: 'at most' | 'at least', of: 'value' | 'ratio'): Line => ({
    name: 'some-figure',
    unit: 'ms',
    baseline: 'another way',
    goal: { of, is, bound: 2 },
  });
  const reading = { value: 3, baseline: 2, ratio: 1.5 };

  test('has the form of the contract', () => {
    expect(resultOf(line('at most', 'ratio'), { value: 3.123456, baseline: 2, ratio: 1.561728 })).toEqual({
      ...{ name: 'some-figure', unit: 'ms', value: 3.123, baseline: 2, ratio: 1.562 },
      ...{ goal: 'ratio <= 2', holds: true },
    });
  });

  test.each([
    ['at most', 'ratio', true],
    ['at least', 'ratio', false],
    ['at most', 'value', false],
    ['at least', 'value', true],
  ] as const)('whose goal is %s 2 of the %s: %s', (is, of, holds) => {
    expect(resultOf(line(is, of), reading).holds).toBe(holds);
  });

  test('without a goal holds nothing and misses nothing', () => {
    const result = resultOf({ ...line('at most', 'value'), goal: null }, reading);
    expect([result.goal, result.holds]).toEqual([null, null]);
    expect(tableOf([result])).toContain('| some-figure | 3     | ms   | 2        | 1.5   |      |       |');
  });

  test('that misses its goal says so aloud', () => {
    expect(tableOf([resultOf(line('at most', 'value'), reading)])).toMatch(/value <= 2 \| NO {4}\|$/);
  });
});

describe('what is measured', () => {
  test('is measured in turns, and the first of each does not count', async () => {
    const told: string[] = [];
    const turn = (name: string, values: number[]) => async () => {
      told.push(name);
      return values.shift() ?? 0;
    };
    const found = await inTurns(3, turn('a', [999, 10, 20, 90]), turn('b', [1, 10, 10, 30]));
    expect(told.join('')).toBe('ababbaab');
    expect(found).toEqual({ value: 20, baseline: 10, ratio: 2 });
  });

  test('is counted as statistics count', () => {
    const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect([percentile(hundred, 50), percentile(hundred, 99), percentile([7], 1)]).toEqual([50, 99, 7]);
    expect(rankCorrelation([1, 2, 3, 4], [10, 20, 30, 40])).toBe(1);
    expect(rankCorrelation([1, 2, 3, 4], [40, 30, 20, 10])).toBe(-1);
    expect(welch([3, 5, 7], [1, 3, 5])).toEqual({ t: 2 / Math.sqrt(8 / 3), effect: 2 / 3 });
  });
});
