import type { Badge, BadgeId } from '#learners/badges';
import { type CalendarDay, parseInstant } from '#platform/clock';
import type { AgencyId } from '#platform/tenancy';
import { type Code, newCode } from '#proof/compact';

/** A prepared badge without a name; a test states what differs. */
export function aBadge(different: Partial<Badge> = {}): Badge {
  return {
    id: 'b0000000-0000-4000-8000-000000000001' as BadgeId,
    agencyId: '00000000-0000-4000-8000-000000000001' as AgencyId,
    learnerId: '10000000-0000-4000-8000-000000000001',
    programmeVersionId: 'e0000000-0000-4000-8000-000000000001',
    kind: 'MSQ',
    code: aCode(),
    state: 'PREPARED',
    nameChoice: 'NONE',
    publicName: null,
    validFrom: parseInstant('2026-11-21T19:32:00Z')!,
    validUntil: '2028-11-20' as CalendarDay,
    preparedAt: parseInstant('2026-11-21T19:32:00Z')!,
    issuedAt: null,
    revokedAt: null,
    revocationReason: null,
    jwt: null,
    proof: null,
    ...different,
  };
}

/** The same, signed. */
export function anIssuedBadge(different: Partial<Badge> = {}): Badge {
  return aBadge({
    state: 'ISSUED',
    issuedAt: parseInstant('2026-11-21T19:32:01Z'),
    jwt: 'e30.e30.c2ln',
    proof: 'AA',
    ...different,
  });
}

/** A code that is always the same one. */
export function aCode(): Code {
  return newCode((count) => new Uint8Array(count).fill(7));
}
