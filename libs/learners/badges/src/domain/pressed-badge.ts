import type { AccountId } from '#platform/tenancy';
import type { PreparedClaim } from '#proof/claims';

import type { Badge, BadgeId } from './badge.js';
import type { Term } from './term.js';

/** What the agency's books have ready for one more badge. */
export interface Blank {
  /** The public half of the key that is to sign: what a claim must name. */
  readonly kid: string;
  readonly shortKid: Uint8Array;
  /** The place in a status list that is this badge's alone. */
  readonly list: number;
  readonly position: number;
}

/** A badge together with the exact bytes that are to be signed. */
export interface PressedBadge {
  readonly badge: Badge;
  readonly claim: PreparedClaim;
  readonly term: Term;
  readonly preparedBy: AccountId;
  /** The badge that yields its place to this one. */
  readonly yielding: BadgeId | null;
}
