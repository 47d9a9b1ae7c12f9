import { createHmac } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { PLACES_IN_A_LIST } from '#proof/claims';

import { permuted, positionOf, type RoundFunction } from './position.js';

const KEYS = [1, 2, 3].map((byte) => Buffer.alloc(32, byte));
const EVERY = Array.from({ length: PLACES_IN_A_LIST }, (_, taken) => taken);

/** The round function of `positionOf`, with each of its 12,288 answers asked for once: a whole list in a moment. */
function remembered(key: Uint8Array): RoundFunction {
  const known = new Map<number, number>();
  return (round, half) => {
    const at = round * 512 + half;
    const answer = known.get(at) ?? mixed(key, round, half);
    known.set(at, answer);
    return answer;
  };
}

function mixed(key: Uint8Array, round: number, half: number): number {
  const input = Buffer.of(round, half >> 8, half & 0xff);
  return createHmac('sha256', key).update(input).digest().readUInt16BE();
}

const orders = KEYS.map((key) => {
  const mix = remembered(key);
  return Uint32Array.from(EVERY, (taken) => permuted(taken, mix));
});

/** The four numbers come from an implementation in Python: positions stand in signed badges and never move. */
test('positions are those of the Feistel network with HMAC-SHA-256', () => {
  for (const [at, key] of KEYS.entries())
    for (const taken of [0, 1, 2, 511, 512, 4_711, 65_535, 65_536, 131_071])
      expect(positionOf(key, taken)).toBe(orders[at]![taken]);
  expect([0, 1, 2, 131_071].map((taken) => positionOf(KEYS[0]!, taken))).toEqual([
    88_477, 84_383, 28_519, 110_487,
  ]);
});

test('every key gives each of the 131,072 places to one badge', () => {
  for (const order of orders) expect(new Set(order).size).toBe(PLACES_IN_A_LIST);
  for (const order of orders) expect(order.every((position) => position < PLACES_IN_A_LIST)).toBe(true);
});

describe('the order cannot be told from the positions', () => {
  /** Of a random order: sums over 131,072 independent draws stray less than five standard deviations. */
  test.each(KEYS.map((_, at) => at))('under key %d', (at) => {
    const order = orders[at]!;
    expect(Math.abs(correlation(order, Uint32Array.from(EVERY)))).toBeLessThan(5 / Math.sqrt(131_072));
    expect(Math.abs(correlation(order.subarray(1), order.subarray(0, -1)))).toBeLessThan(
      5 / Math.sqrt(131_071),
    );
    const rises = EVERY.slice(1).filter((taken) => order[taken]! > order[taken - 1]!).length;
    expect(Math.abs(rises - 65_535.5)).toBeLessThan(5 * Math.sqrt(131_072 / 12));
  });

  test('neighbours do not stay near each other', () => {
    const near = (order: Uint32Array) =>
      EVERY.slice(1).filter((taken) => Math.abs(order[taken]! - order[taken - 1]!) <= 64).length;
    for (const order of orders) expect(Math.abs(near(order) - 128)).toBeLessThan(5 * Math.sqrt(128));
  });

  test('another key gives another order: hardly a badge has the same place under both', () => {
    const alike = EVERY.filter((taken) => orders[0]![taken] === orders[1]![taken]).length;
    expect(alike).toBeLessThan(10);
    expect(Math.abs(correlation(orders[0]!, orders[1]!))).toBeLessThan(5 / Math.sqrt(131_072));
  });
});

test('a number that no list counts to has no place (T39)', () => {
  for (const taken of [-1, PLACES_IN_A_LIST, 2 ** 31, 0.5, NaN, Infinity])
    expect(() => positionOf(KEYS[0]!, taken)).toThrow(RangeError);
});

test('any round function gives a permutation: nothing rests on HMAC but the secrecy of the order', () => {
  fc.assert(
    fc.property(
      fc.func(fc.nat({ max: 0xffff })),
      fc.nat({ max: 131_071 }),
      fc.nat({ max: 131_071 }),
      (mix, one, other) => {
        fc.pre(one !== other);
        expect(permuted(one, mix)).not.toBe(permuted(other, mix));
      },
    ),
    { numRuns: 50 },
  );
});

function correlation(one: Uint32Array, other: Uint32Array): number {
  const mean = (values: Uint32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [a, b] = [mean(one), mean(other)];
  let [both, oneAlone, otherAlone] = [0, 0, 0];
  for (const [at, value] of one.entries()) {
    both += (value - a) * (other[at]! - b);
    oneAlone += (value - a) ** 2;
    otherAlone += (other[at]! - b) ** 2;
  }
  return both / Math.sqrt(oneAlone * otherAlone);
}
