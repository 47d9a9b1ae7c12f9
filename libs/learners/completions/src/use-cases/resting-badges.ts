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

/** Which completion was voided, in whose file, and by whom. */
export interface Voided {
  readonly file: LearnerFile;
  readonly completionId: string;
  readonly by: AccountId;
}

/** Which completion was decided, in whose file, and when. */
export interface Decided {
  readonly file: Pick<LearnerFile, 'learner'>;
  readonly completionId: string;
  readonly decidedAt: Instant;
}

/**
 * What this room asks of whoever keeps badges: nothing may be signed on work that no longer counts. All files are of one
 * agency and one instant, and their learners are locked.
 */
export abstract class RestingBadges {
  /**
   * Withdraws what waits for its signature, and has what is signed reviewed or suspended by the policy of each file's
   * programme version, in the same unit. Names the first of them by the completion; who had none has no entry.
   */
  abstract afterVoiding(
    unit: WriteUnit,
    voided: readonly Voided[],
  ): Promise<ReadonlyMap<string, RestingBadge>>;

  /**
   * The completions since whose decision a badge of the learner was prepared, whatever became of it, or under which an older
   * one is not over yet: what it rests on is voided, which has somebody decide about it.
   */
  abstract preparedSince(unit: WriteUnit, decided: readonly Decided[]): Promise<ReadonlySet<string>>;

  /** Ends what was to be decided about the learners' badges whose ground was voided: it stands again, under whatever version. */
  abstract afterQualifying(unit: WriteUnit, files: readonly LearnerFile[]): Promise<void>;
}
