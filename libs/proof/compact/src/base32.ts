import { asciiUpper } from './ascii.js';
import { bytesOf, quintetsOf } from './quintets.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Writes bytes as base32 in capitals without padding (RFC 4648 section 6). */
export function encodeBase32(bytes: Uint8Array): string {
  return quintetsOf(bytes)
    .map((quintet) => ALPHABET.charAt(quintet))
    .join('');
}

/**
 * Reads exactly the texts that `encodeBase32` writes, so each byte string has one accepted text.
 * Small letters, padding, impossible lengths and set bits after the last byte answer null.
 */
export function decodeBase32(text: string): Uint8Array<ArrayBuffer> | null {
  if (!isWholeLength(text.length) || !/^[A-Z2-7]*$/.test(text)) return null;
  return bytesOf(Array.from(text, (character) => ALPHABET.indexOf(character)));
}

/** The canonical form of what was typed or scanned in small letters; changes letter case and nothing else. */
export function normaliseBase32(text: string): string {
  return asciiUpper(text);
}

/** No number of bytes is written in 1, 3 or 6 characters more than a multiple of eight. */
function isWholeLength(characters: number): boolean {
  return ![1, 3, 6].includes(characters % 8);
}
