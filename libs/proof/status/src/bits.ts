import { gunzipSync, gzipSync } from 'node:zlib';

import { PLACES_IN_A_LIST } from '#proof/claims';

/** One bit a place, the first place left-most in the first byte (Bitstring Status List 2.2). */
export type Bits = Uint8Array;

const LIST_BYTES = PLACES_IN_A_LIST / 8;
/** What cannot be compressed grows by a few bytes for every block; base64 by a third. */
const ENCODED_AT_MOST = 24 * 1024;
const FIRST = 0b1000_0000;

/** A list in which just these places are set. Throws for a place outside the list (T39). */
export function bitsOf(positions: Iterable<number>): Bits {
  const bits = new Uint8Array(LIST_BYTES);
  for (const position of positions) {
    const at = byteOf(position);
    bits[at] = (bits[at] ?? 0) | (FIRST >> (position & 7));
  }
  return bits;
}

/** Whether the place is set. Throws for a place outside the list: that is neither a yes nor a no (T39). */
export function isSet(bits: Bits, position: number): boolean {
  return ((bits[byteOf(position)] ?? 0) & (FIRST >> (position & 7))) !== 0;
}

export function sameBits(one: Bits, other: Bits): boolean {
  return Buffer.from(one).equals(other);
}

/** Whether every place that was set is set still. */
export function keepsAllOf(bits: Bits, before: Bits): boolean {
  return before.every((byte, at) => ((bits[at] ?? 0) & byte) === byte);
}

/** The multibase text of a list: `u`, then base64url of its gzip. Level 1: most lists are nearly empty. */
export function encodeBits(bits: Bits): string {
  return `u${gzipSync(bits, { level: 1 }).toString('base64url')}`;
}

/**
 * The bits of a text; null for another alphabet, what is no gzip, and any length but ours. Unpacks no more than a
 * list's length, whatever the text would unpack to (T36).
 */
export function decodeBits(text: string): Bits | null {
  const packed = text.length <= ENCODED_AT_MOST && text.startsWith('u') ? fromBase64url(text.slice(1)) : null;
  const bits = packed === null ? null : unpacked(packed);
  return bits?.length === LIST_BYTES ? bits : null;
}

function unpacked(packed: Uint8Array): Bits | null {
  try {
    return gunzipSync(packed, { maxOutputLength: LIST_BYTES });
  } catch {
    return null; // no gzip, or one that unpacks to more than a list
  }
}

function fromBase64url(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : null;
}

function byteOf(position: number): number {
  if (Number.isInteger(position) && position >= 0 && position < PLACES_IN_A_LIST) return position >> 3;
  throw new RangeError(`A list has no place ${position}.`);
}
