import type { Agency } from '#authority/agencies';
import type { Badge } from '#learners/badges';
import { lastInstantOf } from '#platform/clock';
import type { ForeseenRecord } from '#proof/verification';

/** A badge as its holder may see it: without what the agency noted for itself. */
export type OwnBadge = Pick<
  Badge,
  | 'id'
  | 'kind'
  | 'code'
  | 'state'
  | 'publicName'
  | 'validFrom'
  | 'validUntil'
  | 'emblem'
  | 'emblemChosenAt'
  | 'issuedAt'
  | 'holdMinutes'
  | 'suspensionReason'
  | 'revokedAt'
  | 'revocationReason'
  | 'proof'
>;

/** What is printed on its card. */
export interface OwnEmblem {
  readonly emblem: Badge['emblem'];
  /** When the holder chose it; null where they did not. */
  readonly chosenAt: Badge['emblemChosenAt'];
  readonly canChoose: boolean;
}

/** What a scan shows of it and of the agency that issued it. */
export function scannedRecord(agency: Agency, badge: OwnBadge): ForeseenRecord {
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
