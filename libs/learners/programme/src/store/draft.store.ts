import { Injectable } from '@nestjs/common';

import { isId } from '#platform/input';
import { constraintOf, query, type WriteUnit } from '#platform/persistence';

import type { ProgrammeDraft } from '../domain/programme-draft.js';
import { DRAFT_COLUMNS, type DraftColumns, toDraft } from './draft.columns.js';

/** LPHQ's drafts. No agency's role reaches them. */
@Injectable()
export class DraftStore {
  /** The draft, locked until the unit ends: of two who save what they read at once, one is told. */
  async openForUpdate(unit: WriteUnit, id: string): Promise<ProgrammeDraft | null> {
    if (!isId(id)) return null;
    const [row] = await query<DraftColumns>(
      unit,
      `select ${DRAFT_COLUMNS} from programme_drafts where id = $1 for update`,
      [id],
    );
    return row ? toDraft(row) : null;
  }

  /** False where another draft has the edition; then the unit can only be left untouched. */
  async add(unit: WriteUnit, draft: ProgrammeDraft): Promise<boolean> {
    const { id, basedOn, revision, catalogue, savedAt } = draft;
    return unlessTaken(
      query(
        unit,
        `insert into programme_drafts (id, based_on, programme, edition, revision, catalogue, saved_at)
         values ($1, $2, $3, $4, $5, $6::jsonb, $7)`,
        [id, basedOn, catalogue.programme, catalogue.edition, revision, JSON.stringify(catalogue), savedAt],
      ),
    );
  }

  /** False where another draft has the edition; then the unit can only be left untouched. */
  async save(unit: WriteUnit, { id, revision, catalogue, savedAt }: ProgrammeDraft): Promise<boolean> {
    return unlessTaken(
      query(
        unit,
        `update programme_drafts set edition = $2, revision = $3, catalogue = $4::jsonb, saved_at = $5 where id = $1`,
        [id, catalogue.edition, revision, JSON.stringify(catalogue), savedAt],
      ),
    );
  }

  async remove(unit: WriteUnit, { id }: ProgrammeDraft): Promise<void> {
    await query(unit, `delete from programme_drafts where id = $1`, [id]);
  }
}

async function unlessTaken(writing: Promise<unknown>): Promise<boolean> {
  try {
    await writing;
    return true;
  } catch (error) {
    if (constraintOf(error) === 'programme_drafts_edition') return false;
    throw error;
  }
}
