import { NAME_BYTES_AT_MOST } from '#proof/compact';

/**
 * Controls, half surrogates, line separators, and the invisible characters that turn or hide text. The joiners
 * U+200C and U+200D stay: Persian and Indic names are misspelt without them.
 */
const UNSEEN = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/u;

/** Something that an e-mail program would write to, also with the wide sign of East Asian keyboards. */
const EMAIL = /[^\s@＠]\s*[@＠]\s*[^\s@＠]+\.[^\s@＠]/u;

/** Whether a name may be signed: 1 to 160 bytes in NFC, no space around it, nothing unseen, no e-mail address. */
export function isSignableName(name: string): boolean {
  const bytes = new TextEncoder().encode(name).length;
  return (
    bytes >= 1 &&
    bytes <= NAME_BYTES_AT_MOST &&
    name === name.normalize('NFC') &&
    name === name.trim() &&
    !UNSEEN.test(name) &&
    !holdsEmail(name)
  );
}

export function holdsEmail(text: string): boolean {
  return (text.includes('@') || text.includes('＠')) && EMAIL.test(text);
}
