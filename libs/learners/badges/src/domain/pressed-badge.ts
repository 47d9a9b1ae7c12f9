import type { AccountId } from '#platform/tenancy';
import type { PreparedClaim } from '#proof/claims';

import type { Badge } from './badge.js';
import type { Term } from './term.js';

/** A badge together with the exact bytes that are to be signed. */
export interface PressedBadge {
  readonly badge: Badge;
  readonly claim: PreparedClaim;
  readonly term: Term;
  readonly preparedBy: AccountId;
}
