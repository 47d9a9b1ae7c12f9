import { Injectable } from '@nestjs/common';

import { query, type Unit } from '#platform/persistence';

import type { OwnBadge } from '../domain/own-badge.js';

/** Column by column: what an agency notes for itself the learner’s role may not read. */
const COLUMNS = `id, kind, code, state, public_name as "publicName", valid_from as "validFrom",
  valid_until as "validUntil", emblem, emblem_chosen_at as "emblemChosenAt", issued_at as "issuedAt", hold_minutes as "holdMinutes",
  suspension_reason as "suspensionReason", revoked_at as "revokedAt", revocation_reason as "revocationReason", proof`;

/** Badges of the one learner in whose name the unit is open. */
@Injectable()
export class OwnBadgeReads {
  /** The newest first, without those that no scan finds for good. */
  async all(unit: Unit): Promise<OwnBadge[]> {
    const actor = unit.actor;
    if (actor?.kind !== 'learner') return [];
    return query<OwnBadge>(
      unit,
      `select ${COLUMNS} from badges where agency_id = $1 and learner_id = $2 and state not in ('UNDONE', 'WITHDRAWN')
       order by prepared_at desc, id`,
      [actor.agencyId, actor.learnerId],
    );
  }
}
