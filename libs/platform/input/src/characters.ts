import type { Because } from './parsed.js';

type Refusal = readonly [Because, RegExp];

/** What no text may hold: it cannot be stored, or it makes one line look like another (T07). */
const IN_ANY_TEXT: readonly Refusal[] = [
  ['broken-text', /\p{Cs}/u],
  ['bidi-control', /\p{Bidi_Control}/u],
  ['unassigned-character', /[\p{Cn}\p{Co}]/u],
];

const IN_ONE_LINE: readonly Refusal[] = [['control-character', /[\p{Cc}\p{Zl}\p{Zp}]/u], ...IN_ANY_TEXT];
const IN_MANY_LINES: readonly Refusal[] = [
  ['control-character', /(?![\n\t])[\p{Cc}\p{Zl}\p{Zp}]/u],
  ...IN_ANY_TEXT,
];

/**
 * Characters that draw nothing make two equal-looking names differ. The joiners U+200C and U+200D are spelling in
 * the scripts that join (Unicode 16, section 23.2), so after a letter of those they may stand. U+2800 is drawn blank.
 */
const INVISIBLE = /(?![\u200c\u200d])[\p{Default_Ignorable_Code_Point}\u2800]/u;
const STRAY_JOINER =
  /(?<![\p{sc=Arab}\p{sc=Syrc}\p{sc=Mong}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Khmr}\p{sc=Mymr}\p{sc=Tibt}])[\u200c\u200d]/u;

const IN_A_NAME: readonly Refusal[] = [
  ...IN_ONE_LINE,
  ['invisible-character', INVISIBLE],
  ['invisible-character', STRAY_JOINER],
];

const REFUSED = { name: IN_A_NAME, line: IN_ONE_LINE, lines: IN_MANY_LINES } as const;

/** The first reason why text of this kind cannot be taken, or null. */
export function refusedCharacterIn(text: string, kind: keyof typeof REFUSED): Because | null {
  return REFUSED[kind].find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** How many characters a person would type: code points, so that a rare letter does not count twice. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** The size on disk and in a link. */
export function bytesOf(text: string): number {
  return ENCODER.encode(text).length;
}

const ENCODER = new TextEncoder();
