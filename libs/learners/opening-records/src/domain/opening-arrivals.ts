import type { AcceptedElsewhere } from '#learners/completions';
import { type Learner, newLearner } from '#learners/roster';
import type { Instant } from '#platform/clock';
import type { AccountId } from '#platform/tenancy';

import type { OpeningBatch } from './opening-batch.js';
import type { OpeningEntry } from './opening-entry.js';

export interface OpeningArrival {
  readonly learner: Learner;
  readonly works: readonly AcceptedElsewhere[];
}

/** A batch that was handed in: somebody answers for what it says. */
export type HandedInBatch = OpeningBatch & { readonly submittedBy: AccountId; readonly submittedAt: Instant };

/**
 * The learner of an approved line, with what was accepted then: submitted by whoever handed the batch in, judged by the
 * assessor whom the line names. It counts since LPHQ approved.
 */
export function arrivalOf(
  batch: HandedInBatch,
  { id: learnerId, enrolledOn, works, ...form }: OpeningEntry,
  { at, programmeVersionId }: { readonly at: Instant; readonly programmeVersionId: string },
): OpeningArrival {
  const newcomer = { ...form, agencyId: batch.agencyId };
  const fromRecords = { batchId: batch.id, learnerId };
  return {
    learner: newLearner(newcomer, { at, enrolledOn, programmeVersionId, fromRecords }),
    works: works.map(({ assignment, completedOn, assessor }) => ({
      from: `earlier-records:${batch.id}`,
      ...{ assignment, completedOn, outcomesMet: [] },
      submittedBy: batch.submittedBy,
      submittedAt: batch.submittedAt,
      judgedBy: { name: assessor },
      decidedAt: at,
    })),
  };
}
