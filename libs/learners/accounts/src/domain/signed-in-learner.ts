import type { Instant } from '#platform/clock';
import type { Locale } from '#platform/identity';
import type { AccountId, AgencyId, LearnerActor } from '#platform/tenancy';

import type { LearnerLevel } from './learner-session.js';

/** One record of the account: somebody who went to another agency has one in each. */
export interface OwnRow {
  readonly agencyId: AgencyId;
  readonly learnerId: string;
  readonly displayName: string;
  readonly agencyName: string;
}

/** Whoever holds a learner's session at this moment. */
export interface SignedInLearner {
  readonly accountId: AccountId;
  readonly displayName: string;
  readonly locale: Locale;
  readonly level: LearnerLevel;
  readonly provedAt: Instant;
  readonly endsAt: Instant;
  /** The newest record first; at least one, at most ten. */
  readonly rows: readonly OwnRow[];
  /** The same, as those who act: each is read, and written, in a unit of its own. */
  readonly actors: readonly LearnerActor[];
}

export function actorOf(
  accountId: AccountId,
  { agencyId, learnerId }: OwnRow,
  requestId: string,
): LearnerActor {
  return { kind: 'learner', accountId, agencyId, learnerId, roles: [], requestId };
}
