import { type CalendarDay, type Instant, lastInstantOf } from '#platform/clock';
import type { AgencyId } from '#platform/tenancy';
import type { CredentialKind } from '#proof/claims';
import type { Code } from '#proof/compact';

export type BadgeId = string & { readonly __brand: 'BadgeId' };

export type BadgeState = 'PREPARED' | 'ISSUED' | 'SUSPENDED' | 'REVOKED' | 'WITHDRAWN' | 'UNDONE';

/** Member Service Qualified, or Core Competencies in Member Service. */
export type BadgeKind = CredentialKind;

/** What of the learner's name the badge shows: initial and family name (a single name whole), or nothing. */
export type NameChoice = 'INITIAL_AND_FAMILY' | 'NONE';

export const EMBLEMS = ['NEUTRAL', 'WHITE_STAR'] as const;

/** What is printed on the card. The White Star reveals a religion: it is the holder's own choice, and in no claim. */
export type Emblem = (typeof EMBLEMS)[number];

/** What an agency may say; SUPERSEDED comes with a re-issue alone. */
export const REVOCATION_REASONS = [
  'ISSUED_IN_ERROR',
  'COMPLETION_WITHDRAWN',
  'MISUSE',
  'HOLDER_REQUEST',
  'OTHER',
] as const;

/** For the agency and the learner; the words beside it are the agency's note. */
export type RevocationReason = (typeof REVOCATION_REASONS)[number] | 'SUPERSEDED';

/** What an agency may say; COMPLETION_VOIDED comes with the voiding. */
export const SUSPENSION_REASONS = ['UNDER_REVIEW', 'MISUSE_REPORTED', 'HOLDER_REQUEST', 'OTHER'] as const;

export type SuspensionReason = (typeof SUSPENSION_REASONS)[number] | 'COMPLETION_VOIDED';

export interface Badge {
  readonly id: BadgeId;
  readonly agencyId: AgencyId;
  readonly learnerId: string;
  readonly programmeVersionId: string;
  readonly kind: BadgeKind;
  readonly code: Code;
  readonly state: BadgeState;
  readonly nameChoice: NameChoice;
  readonly publicName: string | null;
  readonly emblem: Emblem;
  /** When its holder chose it themselves; null where nobody did, or the agency recorded it for them. */
  readonly emblemChosenAt: Instant | null;
  /** May lie ahead: until then a scan says NOT_YET_VALID. */
  readonly validFrom: Instant;
  /** The last day on which it is valid, to its last instant in Toronto. */
  readonly validUntil: CalendarDay;
  readonly preparedAt: Instant;
  readonly issuedAt: Instant | null;
  /** For how many minutes after its signature it can be undone: the agency's choice when it was prepared. */
  readonly holdMinutes: number;
  /** Since when and why it is suspended; both null in every other state. */
  readonly suspendedAt: Instant | null;
  readonly suspensionReason: SuspensionReason | null;
  /** When it was revoked, withdrawn before it was signed, or undone before it was announced. */
  readonly revokedAt: Instant | null;
  readonly revocationReason: RevocationReason | null;
  /** The badge that takes its place: of a live one while that waits for its signature, of an expired one for good. */
  readonly yieldsTo: BadgeId | null;
  /** The signed credential and its compact proof; null until the worker has signed. */
  readonly jwt: string | null;
  readonly proof: string | null;
  /** Its place among the published lists, for ever. */
  readonly statusList: number;
  readonly statusPosition: number;
}

/**
 * Every legal move; the trigger badges_moves holds the same table. Suspended and issued change places; revoked,
 * withdrawn and undone are final: who was wronged gets a new badge with a new code.
 */
export const LEGAL_MOVES: Readonly<Record<BadgeState, readonly BadgeState[]>> = {
  PREPARED: ['ISSUED', 'WITHDRAWN'],
  ISSUED: ['SUSPENDED', 'REVOKED', 'UNDONE'],
  SUSPENDED: ['ISSUED', 'REVOKED'],
  REVOKED: [],
  WITHDRAWN: [],
  UNDONE: [],
};

/** Whether something can still become of it. */
export function isLive({ state }: Pick<Badge, 'state'>): boolean {
  return LEGAL_MOVES[state].length > 0;
}

/** Whether its time is over at that instant. What is suspended waits for somebody's decision, whatever the day. */
export function hasLapsed({ state, validUntil }: Pick<Badge, 'state' | 'validUntil'>, at: Instant): boolean {
  return state === 'ISSUED' && at >= lastInstantOf(validUntil);
}

/** Live badges hold the one place per learner and kind (badges_one_live), unless they yield it to another. */
export function holdsPlace({ state, yieldsTo }: Pick<Badge, 'state' | 'yieldsTo'>): boolean {
  return isLive({ state }) && yieldsTo === null;
}

/**
 * The MSQ badge by which a learner is known, of all that they hold, newest first: the one that is on their card, else the
 * one that waits for its signature, else the last that they had.
 */
export function foremostBadge(held: readonly Badge[], at: Instant): Badge | null {
  const own = held.filter(({ kind }) => kind === 'MSQ');
  const onCard = own.find((badge) => isLive(badge) && badge.state !== 'PREPARED' && !hasLapsed(badge, at));
  return onCard ?? own.find(({ state }) => state === 'PREPARED') ?? own[0] ?? null;
}
