import type { CalendarDay } from '#platform/clock';
import type { AgencyId } from '#platform/tenancy';
import type { Code } from '#proof/compact';

import type { Badge, BadgeId, BadgeState, NameChoice, RevocationReason } from '../domain/badge.js';
import type { BadgeRow } from './badge.row.js';

/** The row's checks hold what the types here claim. */
export function toBadge({ kid: _, revokedBy: __, revocationNote: ___, ...row }: BadgeRow): Badge {
  return {
    ...row,
    id: row.id as BadgeId,
    agencyId: row.agencyId as AgencyId,
    kind: row.kind as 'MSQ',
    code: row.code as Code,
    state: row.state as BadgeState,
    nameChoice: row.nameChoice as NameChoice,
    validUntil: row.validUntil as CalendarDay,
    revocationReason: row.revocationReason as RevocationReason | null,
  };
}
