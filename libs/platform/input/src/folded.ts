/** An index entry has at most 2,700 bytes; two folded names of 200 characters fit with room to spare. */
const FOLDED_AT_MOST = 200;

/** Accents, and the points of Hebrew and Arabic, which the same name may carry or not; other scripts' marks are letters. */
const OPTIONAL_MARKS = /(?=\p{M})[\p{sc=Zinh}\p{sc=Hebr}\p{sc=Arab}]/gu;

/**
 * The text as lists sort it and as names are compared: NFKD without accents, lower case, one kind of apostrophe,
 * hyphen and space, cut to 200 characters. For machines only; what people see is the name itself.
 */
export function folded(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(OPTIONAL_MARKS, '')
    .toLowerCase()
    .replace(/[‘’ʼ`]/gu, "'")
    .replace(/\p{Pd}/gu, '-')
    .replace(/\s+/gu, ' ')
    .trim();
  return [...plain].slice(0, FOLDED_AT_MOST).join('');
}
