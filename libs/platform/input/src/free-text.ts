import { lengthOf, refusedCharacterIn } from './characters.js';
import { isBlank, type Parsed, problem, type Raw, read } from './parsed.js';

interface FreeText {
  /** The most characters. */
  readonly maximum: number;
  /** Whether it may run over several lines. */
  readonly lines: 'one' | 'many';
}

/**
 * Reads what somebody wrote in their own words (a reason, a note), in NFC, trimmed, its line ends `\n`. Refuses
 * nothing but the characters that reorder or break text.
 */
export function readFreeText(field: string, raw: Raw, { maximum, lines }: FreeText): Parsed<string> {
  if (isBlank(raw)) return problem(field, 'empty');
  if (raw.length > 2 * maximum) return problem(field, 'too-long', { maximum });
  const text = raw.replaceAll('\r\n', '\n').trim();
  const refused = refusedCharacterIn(text, lines === 'many' ? 'lines' : 'line');
  if (refused) return problem(field, refused);
  const kept = text.normalize('NFC');
  if (kept === '') return problem(field, 'empty');
  return lengthOf(kept) > maximum ? problem(field, 'too-long', { maximum }) : read(kept);
}
