import { Injectable } from '@nestjs/common';

import type { Instant } from '#platform/clock';
import { isId } from '#platform/input';
import { query, type WriteUnit } from '#platform/persistence';

import type { Catalogue, ProgrammeVersion } from '../domain/programme-version.js';
import { PROGRAMME_COLUMNS, type ProgrammeColumns, toProgrammeVersion } from './programme.columns.js';

/** Published versions: added, never changed, retired at most. */
@Injectable()
export class ProgrammeStore {
  /** Adds the version, unless its edition is there already; of several at once one is added. */
  async add(unit: WriteUnit, { id, state, ...catalogue }: ProgrammeVersion, at: Instant): Promise<boolean> {
    const added = await query(
      unit,
      `insert into programme_versions (id, programme, edition, state, catalogue, published_at, retired_at)
       values ($1, $2, $3, $4::text, $5::jsonb, $6, case when $4 = 'RETIRED' then $6::timestamptz end)
       on conflict (programme, edition) do nothing returning id`,
      [id, catalogue.programme, catalogue.edition, state, JSON.stringify(catalogue), at],
    );
    return added.length === 1;
  }

  async edition(unit: WriteUnit, { programme, edition }: Catalogue): Promise<ProgrammeVersion | null> {
    const [row] = await query<ProgrammeColumns>(
      unit,
      `select ${PROGRAMME_COLUMNS} from programme_versions where programme = $1 and edition = $2`,
      [programme, edition],
    );
    return row ? toProgrammeVersion(row) : null;
  }

  /** Everything that learners may be enrolled in, locked until the unit ends: of two who retire, one comes second. */
  async publishedForUpdate(unit: WriteUnit): Promise<ProgrammeVersion[]> {
    const found = await query<ProgrammeColumns>(
      unit,
      `select ${PROGRAMME_COLUMNS} from programme_versions where programme = 'ARM-LP' and state = 'PUBLISHED'
       order by id for update`,
    );
    return found.map(toProgrammeVersion);
  }

  async version(unit: WriteUnit, id: string): Promise<ProgrammeVersion | null> {
    if (!isId(id)) return null;
    const [row] = await query<ProgrammeColumns>(
      unit,
      `select ${PROGRAMME_COLUMNS} from programme_versions where id = $1`,
      [id],
    );
    return row ? toProgrammeVersion(row) : null;
  }

  async retire(unit: WriteUnit, { id }: ProgrammeVersion, at: Instant): Promise<void> {
    await query(unit, `update programme_versions set state = 'RETIRED', retired_at = $2 where id = $1`, [
      id,
      at,
    ]);
  }
}
