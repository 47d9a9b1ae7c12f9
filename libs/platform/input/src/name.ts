import { bytesOf, lengthOf, refusedCharacterIn } from './characters.js';
import { isBlank, type Parsed, problem, type Raw, read } from './parsed.js';

const NAME_CHARACTERS_AT_MOST = 100;

/** A public name travels in the link of a badge; this is what the link has room for (`proof/compact`). */
export const NAME_BYTES_AT_MOST = 160;

/**
 * Marks above and below one letter. Pointed Hebrew has up to four, composed Vietnamese none, Indic and Arabic names
 * three; a pile of them runs over the lines beside it (T07). Marks with a width of their own do not pile up.
 */
const MARKS_AT_MOST = 4;
const PILED_MARKS = /[\p{Mn}\p{Me}]{5}/u;

/** No name is longer before it is tidied either, so that tidying costs nothing (T91). */
const RAW_AT_MOST = 1000;

/**
 * Reads the name of a person, a community or an agency, in any script, in NFC and with single spaces. Refuses what
 * cannot be seen, reorders what is seen or runs over other lines, a name without a letter, one that a link has no room for, and one with an
 * `@`: an e-mail address in the wrong field would end up signed and in public.
 */
export function readName(field: string, raw: Raw): Parsed<string> {
  if (isBlank(raw)) return problem(field, 'empty');
  if (raw.length > RAW_AT_MOST) return problem(field, 'too-long', { maximum: NAME_CHARACTERS_AT_MOST });
  const refused = refusedCharacterIn(raw.trim(), 'name');
  if (refused) return problem(field, refused);
  const name = raw
    .normalize('NFC')
    .replace(/\p{Zs}+/gu, ' ')
    .trim();
  if (lengthOf(name) > NAME_CHARACTERS_AT_MOST)
    return problem(field, 'too-long', { maximum: NAME_CHARACTERS_AT_MOST });
  if (bytesOf(name) > NAME_BYTES_AT_MOST)
    return problem(field, 'too-many-bytes', { maximum: NAME_BYTES_AT_MOST });
  if (PILED_MARKS.test(name)) return problem(field, 'piled-marks', { maximum: MARKS_AT_MOST });
  if (/[@＠]/u.test(name)) return problem(field, 'looks-like-an-email');
  return /\p{L}/u.test(name) ? read(name) : problem(field, 'no-letter');
}
