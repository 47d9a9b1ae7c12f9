import type { Instant } from '#platform/clock';

import type { Badge, BadgeKind, RevocationReason, SuspensionReason } from './badge.js';

/** What became of a badge that its holder must hear of at once; REPLACED: a new one took its place. */
export type NoticeAbout = 'SUSPENDED' | 'REINSTATED' | 'REVOKED' | 'REPLACED';

/**
 * WAITING for its mail; NO_ADDRESS or REFUSED, somebody of the agency tells them; OVERTAKEN by what became of the badge
 * next, and then it is said no more.
 */
export type NoticeState = 'WAITING' | 'NO_ADDRESS' | 'MAILED' | 'REFUSED' | 'TOLD' | 'OVERTAKEN';

export type NoticeReason = SuspensionReason | RevocationReason;

/** That the holder of a badge is to be told what became of it, and whether they were. */
export interface BadgeNotice {
  readonly id: string;
  readonly badgeId: string;
  readonly about: NoticeAbout;
  /** The class of the reason, which the holder is told; the words beside it they are not. */
  readonly reason: NoticeReason | null;
  readonly madeAt: Instant;
  readonly state: NoticeState;
  /** When it was mailed, refused for good, said by a person or overtaken. */
  readonly settledAt: Instant | null;
}

/** Of which badge, and why. */
export type Concerned = Pick<Badge, 'id' | 'learnerId' | 'kind'> & { readonly reason: NoticeReason | null };

/** What the letter to a holder says: nothing by which the badge could be found or used, and no community. */
export interface HolderLetter {
  readonly about: NoticeAbout;
  readonly reason: NoticeReason | null;
  readonly kind: BadgeKind;
  readonly madeAt: Instant;
  readonly name: string;
  readonly email: string;
  /** Null where nobody knows it. */
  readonly locale: 'en-CA' | 'fr-CA' | null;
  /** Who decided, and how they are asked about it. */
  readonly agency: { readonly name: string; readonly phone: string; readonly email: string };
}
