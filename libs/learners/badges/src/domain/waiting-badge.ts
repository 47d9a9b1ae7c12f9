import { type CalendarDay, type Instant, lastInstantOf, secondsOf } from '#platform/clock';
import type { AgencyId } from '#platform/tenancy';
import { LintFailure, type PreparedClaim, relint, shortKidIn } from '#proof/claims';

/** A prepared badge that waits for its signature: the exact bytes, the key that is to sign, and what its columns say. */
export interface WaitingBadge {
  readonly credentialId: string;
  readonly agencyId: AgencyId;
  /** How often it could not be signed. */
  readonly attempts: number;
  readonly kid: string;
  readonly jwtPayload: Uint8Array;
  readonly cwtPayload: Uint8Array;
  readonly code: string;
  readonly kind: string;
  readonly publicName: string | null;
  readonly validFrom: Instant;
  readonly validUntil: CalendarDay;
  readonly expiresAt: Instant;
  readonly statusList: number;
  readonly statusPosition: number;
}

/**
 * Reads the badge's bytes again and vouches for them. Throws `LintFailure` for bytes that break a rule (T21), and for
 * a row whose columns do not say what its bytes say: signed, it would scan as ALTERED.
 */
export function claimOf(
  waiting: WaitingBadge,
  expected: { origin: string; agencySlug: string },
): PreparedClaim {
  const claim = relint({ ...waiting, shortKid: shortKidIn(waiting.kid) ?? new Uint8Array() }, expected);
  const broken = columnsThatDiffer(waiting, claim);
  if (broken.length > 0) throw new LintFailure(waiting.credentialId, broken);
  return claim;
}

/** The kid needs no comparing: it stands in no payload, and the claim takes it from the column. */
function columnsThatDiffer(waiting: WaitingBadge, { facts }: PreparedClaim): string[] {
  const agrees: Readonly<Record<string, boolean>> = {
    'column-code': waiting.code === facts.code,
    'column-kind': waiting.kind === facts.kind,
    'column-public-name': waiting.publicName === facts.name,
    'column-valid-from': secondsOf(waiting.validFrom) === facts.notBefore,
    'column-valid-until': lastInstantOf(waiting.validUntil).getTime() === waiting.expiresAt.getTime(),
    'column-expires-at': secondsOf(waiting.expiresAt) === facts.expires,
    'column-status-list': waiting.statusList === facts.statusList,
    'column-status-position': waiting.statusPosition === facts.statusPosition,
  };
  return Object.keys(agrees).filter((column) => agrees[column] === false);
}
