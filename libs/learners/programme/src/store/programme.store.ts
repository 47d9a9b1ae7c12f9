import { Injectable } from '@nestjs/common';

import type { Instant } from '#platform/clock';
import { query, type WriteUnit } from '#platform/persistence';

import type { Catalogue, ProgrammeVersion } from '../domain/programme-version.js';
import { PROGRAMME_COLUMNS, type ProgrammeColumns, toProgrammeVersion } from './programme.columns.js';

interface NewVersion {
  readonly id: string;
  readonly catalogue: Catalogue;
  readonly publishedAt: Instant;
}

/** Published versions: added, never changed. */
@Injectable()
export class ProgrammeStore {
  /** Adds the version as published, unless its edition is there already; of several at once one is added. */
  async addPublished(unit: WriteUnit, { id, catalogue, publishedAt }: NewVersion): Promise<boolean> {
    const added = await query(
      unit,
      `insert into programme_versions (id, programme, edition, state, catalogue, published_at)
       values ($1, $2, $3, 'PUBLISHED', $4::jsonb, $5) on conflict (programme, edition) do nothing returning id`,
      [id, catalogue.programme, catalogue.edition, JSON.stringify(catalogue), publishedAt],
    );
    return added.length === 1;
  }

  async edition(unit: WriteUnit, { programme, edition }: Catalogue): Promise<ProgrammeVersion> {
    const [row] = await query<ProgrammeColumns>(
      unit,
      `select ${PROGRAMME_COLUMNS} from programme_versions where programme = $1 and edition = $2`,
      [programme, edition],
    );
    if (!row) throw new Error(`Edition ${edition} of ${programme} was neither there nor added.`);
    return toProgrammeVersion(row);
  }
}
