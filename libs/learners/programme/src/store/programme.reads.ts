import { Injectable } from '@nestjs/common';

import { isId } from '#platform/input';
import { query, type Unit } from '#platform/persistence';

import type { ProgrammeVersion } from '../domain/programme-version.js';
import { PROGRAMME_COLUMNS, type ProgrammeColumns, toProgrammeVersion } from './programme.columns.js';

/** Programme versions as readers see them; they belong to LPHQ and everybody may read them. */
@Injectable()
export class ProgrammeReads {
  /** The version published last, in which new learners are enrolled; null while LPHQ has published none. */
  async current(unit: Unit): Promise<ProgrammeVersion | null> {
    const [row] = await query<ProgrammeColumns>(
      unit,
      `select ${PROGRAMME_COLUMNS} from programme_versions where programme = 'ARM-LP' and state = 'PUBLISHED'
       order by published_at desc, id desc limit 1`,
    );
    return row ? toProgrammeVersion(row) : null;
  }

  /** Those that exist, in no order. */
  async byIds(unit: Unit, ids: readonly string[]): Promise<ProgrammeVersion[]> {
    const found = await query<ProgrammeColumns>(
      unit,
      `select ${PROGRAMME_COLUMNS} from programme_versions where id = any($1::uuid[])`,
      [ids.filter(isId)],
    );
    return found.map(toProgrammeVersion);
  }
}
