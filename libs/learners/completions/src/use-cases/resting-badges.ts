import type { Instant } from '#platform/clock';
import type { WriteUnit } from '#platform/persistence';
import type { AccountId } from '#platform/tenancy';

import type { LearnerFile } from '../domain/learner-file.js';

/** The badge that rests on a learner's completions, as the voiding of one left it. */
export interface RestingBadge {
  readonly id: string;
  /** Withdrawn with the completion, or signed already: then it stands until somebody revokes it. */
  readonly became: 'withdrawn' | 'still-valid';
}

/** What this room asks of whoever keeps badges: nothing may be signed on work that no longer counts. */
export abstract class RestingBadges {
  /**
   * Withdraws the badge of the file's programme version that waits for its signature, in the same unit and under the
   * learner's lock. A signed one it leaves as it is and names; null where there is neither.
   */
  abstract afterVoiding(unit: WriteUnit, file: LearnerFile, by: AccountId): Promise<RestingBadge | null>;

  /** Whether a badge of the file's programme version was prepared at that instant or later, whatever became of it. */
  abstract preparedSince(unit: WriteUnit, file: LearnerFile, at: Instant): Promise<boolean>;
}
