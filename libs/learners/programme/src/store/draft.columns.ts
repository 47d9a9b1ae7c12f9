import type { Instant } from '#platform/clock';

import type { ProgrammeDraft } from '../domain/programme-draft.js';
import { readCatalogue } from './catalogue-document.js';

/** What every read of a draft selects. */
export const DRAFT_COLUMNS = `id, based_on as "basedOn", revision, catalogue, saved_at as "savedAt"`;

export interface DraftColumns {
  readonly id: string;
  readonly basedOn: string;
  readonly revision: number;
  readonly catalogue: unknown;
  readonly savedAt: Instant;
}

/** The draft in the row: it was whole when it was saved, so one that cannot be read is a fault. */
export function toDraft({ catalogue, ...row }: DraftColumns): ProgrammeDraft {
  const reading = readCatalogue(catalogue);
  if (reading.kind === 'unreadable') throw new Error(`The catalogue of draft ${row.id} is damaged.`);
  return { ...row, catalogue: reading.catalogue };
}
