import type { Agency } from '#authority/agencies';
import { lastInstantOf } from '#platform/clock';
import type { ForeseenRecord } from '#proof/verification';

import type { Badge } from './badge.js';

type Shown = Pick<
  Badge,
  'kind' | 'state' | 'publicName' | 'validFrom' | 'validUntil' | 'revokedAt' | 'revocationReason'
>;

/** What a scan shows of a badge and of the agency that issued it. */
export function shownBadge(agency: Agency, badge: Shown): ForeseenRecord {
  const { kind, state, publicName, validFrom, validUntil, revokedAt } = badge;
  return {
    ...{ kind, state, publicName, validFrom, validUntil, revokedAt },
    isReplaced: badge.revocationReason === 'SUPERSEDED',
    expiresAt: lastInstantOf(validUntil),
    agencyName: agency.name,
    agencyPhone: agency.phone,
    agencyEmail: agency.email,
    agencyStanding: agency.standing,
    authorisedUntil: agency.authorisedUntil,
  };
}
