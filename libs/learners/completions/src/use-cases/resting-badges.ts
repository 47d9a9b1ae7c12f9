import type { Instant } from '#platform/clock';
import type { WriteUnit } from '#platform/persistence';
import type { AccountId } from '#platform/tenancy';

import type { LearnerFile } from '../domain/learner-file.js';

/** A badge that rests on a learner's completions, as the voiding of one left it. */
export interface RestingBadge {
  readonly id: string;
  /** Withdrawn before its signature; a signed one is under review or suspended, as the programme's policy says. */
  readonly became: 'withdrawn' | 'under-review' | 'suspended';
}

/** Which completion was voided, and by whom. */
export interface Voided {
  readonly completionId: string;
  readonly by: AccountId;
}

/** What this room asks of whoever keeps badges: nothing may be signed on work that no longer counts. */
export abstract class RestingBadges {
  /**
   * Withdraws what waits for its signature, and has what is signed reviewed or suspended by the policy of the file's
   * programme version, in the same unit and under the learner's lock. Names the first of them; null where there is none.
   */
  abstract afterVoiding(unit: WriteUnit, file: LearnerFile, voided: Voided): Promise<RestingBadge | null>;

  /**
   * Whether a badge of the learner was prepared at that instant or later, whatever became of it, or an older one is not
   * over yet: what it rests on is voided, which has somebody decide about it.
   */
  abstract preparedSince(unit: WriteUnit, file: LearnerFile, at: Instant): Promise<boolean>;

  /**
   * Ends what was to be decided about the learners' badges whose ground was voided: it stands again, under whatever
   * version. All files are of one agency and one instant.
   */
  abstract afterQualifying(unit: WriteUnit, files: readonly LearnerFile[]): Promise<void>;
}
