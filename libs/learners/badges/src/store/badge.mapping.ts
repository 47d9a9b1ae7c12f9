import type { CalendarDay } from '#platform/clock';
import type { AgencyId } from '#platform/tenancy';
import type { Code } from '#proof/compact';

import type {
  Badge,
  BadgeId,
  BadgeKind,
  BadgeState,
  Emblem,
  NameChoice,
  RevocationReason,
  SuspensionReason,
} from '../domain/badge.js';
import type { BadgeRow } from './badge.row.js';

/** The row's checks hold what the types here claim. */
export function toBadge(found: BadgeRow): Badge {
  const {
    kid: _,
    revokedBy: __,
    revocationNote: ___,
    suspendedBy: ____,
    suspensionNote: _____,
    ...row
  } = found;
  return {
    ...row,
    id: row.id as BadgeId,
    agencyId: row.agencyId as AgencyId,
    kind: row.kind as BadgeKind,
    code: row.code as Code,
    state: row.state as BadgeState,
    nameChoice: row.nameChoice as NameChoice,
    validUntil: row.validUntil as CalendarDay,
    emblem: row.emblem as Emblem,
    suspensionReason: row.suspensionReason as SuspensionReason | null,
    yieldsTo: row.yieldsTo as BadgeId | null,
    revocationReason: row.revocationReason as RevocationReason | null,
  };
}
