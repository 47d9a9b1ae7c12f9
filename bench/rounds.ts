import type { Reading } from './figure.js';
import { median } from './statistics.js';

type Turn = () => Promise<number>;

/**
 * Measures both in turns, A B, B A, A B, …, after one turn each that does not count: a machine that is slow for a
 * while is slow for both, and neither always comes first.
 */
export async function inTurns(rounds: number, value: Turn, baseline: Turn): Promise<Reading> {
  await value();
  await baseline();
  const found: { value: number; baseline: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const first = round % 2 === 0 ? await value() : null;
    const base = await baseline();
    found.push({ value: first ?? (await value()), baseline: base });
  }
  return readingOf(found);
}

export function readingOf(rounds: readonly { readonly value: number; readonly baseline: number }[]): Reading {
  return {
    value: median(rounds.map(({ value }) => value)),
    baseline: median(rounds.map(({ baseline }) => baseline)),
    ratio: median(rounds.map(({ value, baseline }) => value / baseline)),
  };
}

/** Milliseconds that each of `times` runs took, in the middle. */
export async function millisecondsOf(times: number, act: () => Promise<unknown>): Promise<number> {
  const took: number[] = [];
  for (let time = 0; time < times; time += 1) {
    const from = performance.now();
    await act();
    took.push(performance.now() - from);
  }
  return median(took);
}
