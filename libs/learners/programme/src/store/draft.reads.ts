import { Injectable } from '@nestjs/common';

import { isId } from '#platform/input';
import { query, type Unit } from '#platform/persistence';

import type { ProgrammeDraft } from '../domain/programme-draft.js';
import { DRAFT_COLUMNS, type DraftColumns, toDraft } from './draft.columns.js';

/** What LPHQ still writes, for LPHQ alone: an agency's role may not even ask. */
@Injectable()
export class DraftReads {
  /** Those there are, the one saved last first. */
  async all(unit: Unit): Promise<ProgrammeDraft[]> {
    const found = await query<DraftColumns>(
      unit,
      `select ${DRAFT_COLUMNS} from programme_drafts order by saved_at desc, id`,
    );
    return found.map(toDraft);
  }

  async byId(unit: Unit, id: string): Promise<ProgrammeDraft | null> {
    if (!isId(id)) return null;
    const [row] = await query<DraftColumns>(
      unit,
      `select ${DRAFT_COLUMNS} from programme_drafts where id = $1`,
      [id],
    );
    return row ? toDraft(row) : null;
  }
}
