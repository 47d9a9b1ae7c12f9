import { createHash, randomInt, timingSafeEqual } from 'node:crypto';

const DIGITS = 8;
const FORM = /^\d{8}$/;

/** A code opens for ten minutes after somebody asked for it: milliseconds. */
export const CODE_LIFETIME = 10 * 60_000;
/** How often one may be typed; the table's check holds the same number. */
export const CODE_TRIES = 5;

/** Eight digits, each as likely as any. */
export function newSignInCode(): string {
  return String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
}

/** What was typed, without the spaces that a mail or a keyboard puts in; null for what no code can be. */
export function readSignInCode(text: string): string | null {
  const plain = text.slice(0, 64).replace(/[\s-]/g, '');
  return FORM.test(plain) ? plain : null;
}

/** The SHA-256 of a code together with the question that it answers: no two questions share a list of hashes. */
export function signInCodeHash(questionId: string, code: string): Uint8Array {
  return createHash('sha256').update(`${questionId} ${code}`).digest();
}

/** Whether the typed code is the one whose hash is kept; false where none was drawn yet. */
export function answers(questionId: string, code: string, kept: Uint8Array | null): boolean {
  return kept !== null && timingSafeEqual(signInCodeHash(questionId, code), kept);
}
