import { canonicalBytes } from '#proof/claims';

import { bitsOf, encodeBits } from './bits.js';
import { lintStatusList } from './lint.js';
import type { PreparedStatusList } from './prepared-status-list.js';
import { type StatusListFacts, statusListOf } from './status-list.js';

/**
 * Writes the next version of a list and lints the bytes. Throws `StatusLintFailure` for what must not be signed, as a
 * list in which somebody's revocation is gone.
 */
export function prepareStatusList(facts: StatusListFacts): PreparedStatusList {
  const { origin, number, purpose, slug, positions, previous, now } = facts;
  const content = { origin, number, purpose, slug, version: (previous?.version ?? 0) + 1, signedAt: now };
  const payload = canonicalBytes(statusListOf({ ...content, encodedList: encodeBits(bitsOf(positions)) }));
  return lintStatusList(payload, facts);
}
