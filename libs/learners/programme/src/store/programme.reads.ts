import { Injectable } from '@nestjs/common';

import type { Instant } from '#platform/clock';
import { isId } from '#platform/input';
import { query, type Unit } from '#platform/persistence';

import type { ProgrammeState, ProgrammeVersion } from '../domain/programme-version.js';
import { PROGRAMME_COLUMNS, type ProgrammeColumns, toProgrammeVersion } from './programme.columns.js';

/** What may still change of a version: everything else was said for ever when it was published. */
export interface ProgrammeStanding {
  readonly id: string;
  readonly state: ProgrammeState;
  readonly publishedAt: Instant;
  readonly retiredAt: Instant | null;
}

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

  /** Every version: those that learners are enrolled in first, and of these the one published last. */
  async all(unit: Unit): Promise<ProgrammeVersion[]> {
    const found = await query<ProgrammeColumns>(
      unit,
      `select ${PROGRAMME_COLUMNS} from programme_versions where programme = 'ARM-LP'
       order by state, published_at desc, id desc`,
    );
    return found.map(toProgrammeVersion);
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

  /** How those that exist stand today, in no order. */
  async standings(unit: Unit, ids: readonly string[]): Promise<ProgrammeStanding[]> {
    return query<ProgrammeStanding>(
      unit,
      `select id, state, published_at as "publishedAt", retired_at as "retiredAt"
       from programme_versions where id = any($1::uuid[])`,
      [ids.filter(isId)],
    );
  }
}
