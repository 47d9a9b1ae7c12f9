import type { Stand } from './stand/stand.js';

/** What is aimed at: a bound on the measured value, or on what it is as a multiple of its baseline. */
export interface Goal {
  readonly of: 'value' | 'ratio';
  readonly is: 'at most' | 'at least';
  readonly bound: number;
}

/** One line of the results. */
export interface Line {
  /** Lower case with hyphens; the same from run to run. */
  readonly name: string;
  readonly unit: string;
  /** What is measured beside it, in the same run and the same unit. */
  readonly baseline: string;
  /** Null where nobody set one: the line is reported and neither holds nor misses. */
  readonly goal: Goal | null;
}

/** What was measured for a line. The ratio is the median of the rounds' ratios, which is not that of the medians. */
export interface Reading {
  readonly value: number;
  readonly baseline: number;
  readonly ratio: number;
}

export interface Figure {
  readonly lines: readonly Line[];
  /** Answers a reading for each of the lines, by name. */
  measure(stand: Stand): Promise<Readonly<Record<string, Reading>>>;
}

/** A line of bench/results.json (contract.md). */
export interface Result extends Reading {
  readonly name: string;
  readonly unit: string;
  readonly goal: string | null;
  readonly holds: boolean | null;
}

export function resultOf(line: Line, reading: Reading): Result {
  const { name, unit, goal } = line;
  return { name, unit, ...rounded(reading), goal: goal && said(goal), holds: goal && holds(goal, reading) };
}

function holds({ of, is, bound }: Goal, reading: Reading): boolean {
  const measured = reading[of];
  return is === 'at most' ? measured <= bound : measured >= bound;
}

function said({ of, is, bound }: Goal): string {
  return `${of} ${is === 'at most' ? '<=' : '>='} ${bound}`;
}

function rounded({ value, baseline, ratio }: Reading): Reading {
  return { value: significant(value), baseline: significant(baseline), ratio: significant(ratio) };
}

/** Four digits: more would claim more than two busy cores can tell. */
function significant(number: number): number {
  return Number.isInteger(number) ? number : Number(number.toPrecision(4));
}
