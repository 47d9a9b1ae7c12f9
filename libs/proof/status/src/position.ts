import { createHmac } from 'node:crypto';

import { PLACES_IN_A_LIST } from '#proof/claims';

/**
 * FF1 (NIST SP 800-38G) asks for 10 rounds and, since the attacks on short inputs, a million places at least. We have
 * an eighth of that and take 16: an attacker sees some thousand pairs of one list at most, and chooses none.
 */
const ROUNDS = 16;
const RIGHT_BITS = 9;
const RIGHT = 2 ** RIGHT_BITS - 1;
const LEFT = 0xff;

/** What a round mixes into one half out of the other; any function gives a permutation. */
export type RoundFunction = (round: number, half: number) => number;

/**
 * The place of the list that the `taken`-th badge gets: a permutation of 0…131,071 under the list's own key, so that
 * nobody without the key can tell from two positions which badge came first (Bitstring Status List 6.1). Throws for
 * a number that is none of those.
 */
export function positionOf(key: Uint8Array, taken: number): number {
  return permuted(taken, (round, half) =>
    createHmac('sha256', key)
      .update(Uint8Array.of(round, half >> 8, half & 0xff))
      .digest()
      .readUInt16BE(),
  );
}

/** A Feistel network over 17 bits: 8 on the left and 9 on the right take turns, each changed by the other alone. */
export function permuted(taken: number, mix: RoundFunction): number {
  if (!Number.isInteger(taken) || taken < 0 || taken >= PLACES_IN_A_LIST)
    throw new RangeError(`A list has no place number ${taken}.`);
  let left = taken >> RIGHT_BITS;
  let right = taken & RIGHT;
  for (let round = 0; round < ROUNDS; round += 2) {
    left ^= mix(round, right) & LEFT;
    right ^= mix(round + 1, left) & RIGHT;
  }
  return (left << RIGHT_BITS) | right;
}
