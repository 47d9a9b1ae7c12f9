import type { WordingKey } from '../wording/catalogues.js';
import type { SheetColumn, SheetLine } from './sheet-text.js';
import { namesIn } from './sheet-text.js';

type Say = (key: WordingKey, values?: Readonly<Record<string, string | number>>) => string;

/** What every sheet of learners may say of one. */
export const LEARNER_FIELDS = [
  'givenName',
  'familyName',
  'email',
  'externalId',
  'community',
  'track',
  'joinedOn',
  'name',
] as const;

/** The columns by the names that the catalogue has for them, the first of which stands in the heading. */
export function columnsOf(
  say: Say,
  fields: readonly (typeof LEARNER_FIELDS)[number][],
): readonly SheetColumn[] {
  return fields.map((field) => ({ field, names: namesFrom(say(`portal.sheet.column.${field}`)) }));
}

/** Names that stand for one column are parted by `|` in the catalogue. */
export function namesFrom(words: string): readonly string[] {
  return words.split('|').map((name) => name.trim());
}

/** The line that names the columns; the name in one cell is another way of writing the two. */
export function headingOf(columns: readonly SheetColumn[]): string {
  return columns
    .filter(({ field }) => field !== 'name')
    .map(({ names }) => names[0])
    .join(';');
}

/** The line as the server takes it. */
export function learnerRow({ cells }: SheetLine) {
  const { email = '', externalId = '', joinedOn = '', community = '', track = '' } = cells;
  return { ...namesIn(cells), email, externalId, joinedOn, community, track: track.toUpperCase() };
}

/** How a line is called in the table of lines. */
export function nameOf({ cells }: SheetLine): string {
  const names = namesIn(cells);
  return 'singleName' in names ? (names.singleName ?? '') : `${names.givenName} ${names.familyName}`;
}
