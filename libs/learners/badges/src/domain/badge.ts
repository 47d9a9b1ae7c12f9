import type { CalendarDay, Instant } from '#platform/clock';
import type { AgencyId } from '#platform/tenancy';
import type { Code } from '#proof/compact';

export type BadgeId = string & { readonly __brand: 'BadgeId' };

export type BadgeState = 'PREPARED' | 'ISSUED' | 'REVOKED' | 'WITHDRAWN' | 'UNDONE';

/** What of the learner's name the badge shows: initial and family name (a single name whole), or nothing. */
export type NameChoice = 'INITIAL_AND_FAMILY' | 'NONE';

export const REVOCATION_REASONS = [
  'ISSUED_IN_ERROR',
  'COMPLETION_WITHDRAWN',
  'MISUSE',
  'HOLDER_REQUEST',
  'OTHER',
] as const;

/** The class of a reason is public; the words are the agency's note. */
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

export interface Badge {
  readonly id: BadgeId;
  readonly agencyId: AgencyId;
  readonly learnerId: string;
  readonly programmeVersionId: string;
  readonly kind: 'MSQ';
  readonly code: Code;
  readonly state: BadgeState;
  readonly nameChoice: NameChoice;
  readonly publicName: string | null;
  readonly validFrom: Instant;
  /** The last day on which it is valid, to its last instant in Toronto. */
  readonly validUntil: CalendarDay;
  readonly preparedAt: Instant;
  readonly issuedAt: Instant | null;
  /** When it was revoked, withdrawn before it was signed, or undone before it was announced. */
  readonly revokedAt: Instant | null;
  readonly revocationReason: RevocationReason | null;
  /** The signed credential and its compact proof; null until the worker has signed. */
  readonly jwt: string | null;
  readonly proof: string | null;
  /** Its place among the published lists, for ever. */
  readonly statusList: number;
  readonly statusPosition: number;
}

/**
 * Every legal move; the trigger badges_moves holds the same table. Revoked, withdrawn and undone are final: who
 * was wronged gets a new badge with a new code.
 */
export const LEGAL_MOVES: Readonly<Record<BadgeState, readonly BadgeState[]>> = {
  PREPARED: ['ISSUED', 'WITHDRAWN'],
  ISSUED: ['REVOKED', 'UNDONE'],
  REVOKED: [],
  WITHDRAWN: [],
  UNDONE: [],
};

/** Live badges hold the one place per learner and programme version (badges_one_live_per_programme). */
export function isLive({ state }: Pick<Badge, 'state'>): boolean {
  return LEGAL_MOVES[state].length > 0;
}
