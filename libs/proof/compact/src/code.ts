import { asciiUpper } from './ascii.js';
import { bytesOf, quintetsOf } from './quintets.js';

/** Crockford's base32: no I, L, O or U, so a code can be read aloud and typed from a card. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const DIGITS = 15;
const CODE_BYTES = 10;
const TYPED_AT_MOST = 64;
const LAST_QUINTET = 0b11111;
const FIELD_POLYNOMIAL = 0b100101;

declare const brand: unique symbol;

/** Sixteen capitals without separators: 15 random digits (75 bits) and the check character. */
export type Code = string & { readonly [brand]: 'Code' };

export type ParsedCode =
  | { readonly kind: 'code'; readonly code: Code }
  /** The shape of a code with a wrong check character: a slip of the finger, never a forgery. */
  | { readonly kind: 'mistyped' }
  | { readonly kind: 'malformed'; readonly because: 'length' | 'character' };

/** Draws a new code; the randomness is the caller's and must be fit for secrets. */
export function newCode(randomBytes: (count: number) => Uint8Array): Code {
  const bytes = Uint8Array.from(randomBytes(CODE_BYTES));
  bytes[CODE_BYTES - 1]! &= ~LAST_QUINTET;
  const code = codeFromBytes(bytes);
  if (code === null) throw new RangeError(`A code needs ${CODE_BYTES} random bytes, not ${bytes.length}.`);
  return code;
}

/**
 * Reads a code as people type it: any letter case, spaces and hyphens anywhere, O for 0, I and L for 1.
 * Refuses more than 64 characters before looking at any of them.
 */
export function parseCode(text: string): ParsedCode {
  if (text.length > TYPED_AT_MOST) return { kind: 'malformed', because: 'length' };

  const plain = asciiUpper(text).replace(/[ -]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  const digits = Array.from(plain, (character) => ALPHABET.indexOf(character));
  if (digits.includes(-1)) return { kind: 'malformed', because: 'character' };
  if (digits.length !== DIGITS + 1) return { kind: 'malformed', because: 'length' };

  const code = spell(digits.slice(0, DIGITS));
  return code === plain ? { kind: 'code', code } : { kind: 'mistyped' };
}

/** The code as it is printed and read aloud: four groups of four with hyphens. */
export function formatCode(code: Code): string {
  return code.replace(/.{4}(?=.)/g, '$&-');
}

/** The 75 bits of the code from the left of ten bytes; the last five bits are zero. */
export function codeToBytes(code: Code): Uint8Array<ArrayBuffer> {
  const digits = Array.from(code.slice(0, DIGITS), (character) => ALPHABET.indexOf(character));
  return bytesOf([...digits, 0])!; // 16 quintets are exactly ten bytes, so no bit is left over
}

/** The code that ten bytes stand for, with its check character; null for other lengths or a set padding bit. */
export function codeFromBytes(bytes: Uint8Array): Code | null {
  if (bytes.length !== CODE_BYTES) return null;
  const quintets = quintetsOf(bytes);
  return quintets.pop() === 0 ? spell(quintets) : null;
}

function spell(digits: readonly number[]): Code {
  return [...digits, checkOf(digits)].map((digit) => ALPHABET.charAt(digit)).join('') as Code;
}

/**
 * Σ cᵢ·αⁱ in GF(32) with x⁵+x²+1 and α = x. As α has order 31, every single wrong character and every
 * swap of two neighbours changes it, the check character included.
 */
function checkOf(digits: readonly number[]): number {
  return digits.reduceRight((sum, digit) => timesAlpha(sum) ^ digit, 0);
}

function timesAlpha(element: number): number {
  const doubled = element << 1;
  return doubled > LAST_QUINTET ? doubled ^ FIELD_POLYNOMIAL : doubled;
}
