import { Injectable } from '@nestjs/common';

import type { Instant } from '#platform/clock';
import { query, type WriteUnit } from '#platform/persistence';

import type { Badge } from '../domain/badge.js';

/** What its holder has printed on the card of a badge; in the units of learners. */
@Injectable()
export class EmblemStore {
  /** The badge is open for update. Whoever has no longer the record’s account is refused by badges_moves. */
  async choose(
    unit: WriteUnit,
    { agencyId, id, emblem, emblemChosenAt }: Badge & { readonly emblemChosenAt: Instant },
  ): Promise<void> {
    const changed = await query(
      unit,
      'update badges set emblem = $3, emblem_chosen_at = $4 where agency_id = $1 and id = $2 returning id',
      [agencyId, id, emblem, emblemChosenAt],
    );
    if (changed.length !== 1) throw new Error(`Badge ${id} moved while its emblem was chosen.`);
  }
}
