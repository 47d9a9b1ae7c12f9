import { parseCode, parseLink } from '#proof/compact';

/** Nobody's message about a badge is longer, and nobody makes us look further. */
const WORDS_AT_MOST = 200;

/**
 * The one link of ours within what somebody pasted ("Here is my badge: LINK thanks"), or the text as it is: a code, a
 * proof or a token, no link at all, or several. Only an address counts: a word of sixteen letters is no code.
 */
export function linkWithin(text: string, origin: string): string {
  if (parseCode(text).kind !== 'malformed') return text;
  const words = text.split(/\s+/, WORDS_AT_MOST).map(withoutPunctuation);
  const [only, ...others] = words.filter((word) => isLink(word, origin));
  return only === undefined || others.length > 0 ? text : only;
}

/** With its scheme or, as a card prints it, without. */
function isLink(word: string, origin: string): boolean {
  const scheme = `${new URL(origin).protocol}//`;
  return [word, scheme + word].some((address) => ['short', 'full'].includes(parseLink(address, origin).kind));
}

/** What writers put around an address. No link of ours begins or ends with any of it. */
function withoutPunctuation(word: string): string {
  return word.replace(/^[<([{"'«“‘]+/, '').replace(/[>)\]}"'»”’.,;:!?…]+$/, '');
}
