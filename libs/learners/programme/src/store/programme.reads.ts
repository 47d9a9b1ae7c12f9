import { Injectable } from '@nestjs/common';

import { isId } from '#platform/input';
import { query, type Unit } from '#platform/persistence';

import type { ProgrammeVersion } from '../domain/programme-version.js';
import { PROGRAMME_COLUMNS, type ProgrammeColumns, toProgrammeVersion } from './programme.columns.js';

/** Programme versions as readers see them; they belong to LPHQ and everybody may read them. */
@Injectable()
export class ProgrammeReads {
  /** The version published last: the one in which new learners are enrolled. */
  async current(unit: Unit): Promise<ProgrammeVersion> {
    const [row] = await query<ProgrammeColumns>(
      unit,
      `select ${PROGRAMME_COLUMNS} from programme_versions where programme = 'ARM-LP' and state = 'PUBLISHED'
       order by published_at desc, id desc limit 1`,
    );
    if (!row) throw new Error('No programme version is published yet: publish one (operator seed).');
    return toProgrammeVersion(row);
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
