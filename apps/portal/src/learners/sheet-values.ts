import * as z from 'zod';

import { needed, oneOf } from '../forms/values.js';
import type { WordingKey } from '../wording/catalogues.js';
import { AGES } from './age-choices.js';
import { TRACKS } from './learners-search.js';
import { readSheet, type SheetColumn } from './sheet-text.js';

const NO_LINE: WordingKey = 'portal.sheet.no-line';
const TOO_MANY: WordingKey = 'portal.sheet.too-many';
/** What the server takes at once. */
const MOST_LINES = 200;

/** The lines, and what holds for all of them. */
export function sheetSchema(columns: readonly SheetColumn[]) {
  const linesIn = (text: string) => readSheet(text, columns).lines.length;
  return z.object({
    lines: needed()
      .refine((text) => linesIn(text) > 0, NO_LINE)
      .refine((text) => linesIn(text) <= MOST_LINES, TOO_MANY),
    communityId: needed(),
    track: oneOf(TRACKS),
    ageAttested: oneOf(AGES),
  });
}

export type SheetValues = z.infer<ReturnType<typeof sheetSchema>>;

/** A sheet before anything was chosen: the lines begin with their heading. */
export function blankSheet(lines: string, communityId = ''): SheetValues {
  const [track, ageAttested] = ['' as SheetValues['track'], '' as SheetValues['ageAttested']];
  return { lines, communityId, track, ageAttested };
}

/** What holds for every line that does not say otherwise. */
export function forAllOf({ communityId, track, ageAttested }: SheetValues) {
  return { communityId, track, ageAttested };
}
