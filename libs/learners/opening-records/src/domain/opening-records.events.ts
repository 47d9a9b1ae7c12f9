import type { Learner } from '#learners/roster';
import type { JournalEvent } from '#platform/journal';

import type { OpeningBatch } from './opening-batch.js';

/** Who stands in the lines is told once they are learners; until then the journal counts them. */
export function recordsEntered(batch: OpeningBatch, count: number): JournalEvent {
  return happened('opening-records.entered', batch, { count });
}

export function recordsTakenOut(batch: OpeningBatch, count: number): JournalEvent {
  return happened('opening-records.taken-out', batch, { count });
}

export function recordsDiscarded(batch: OpeningBatch, count: number): JournalEvent {
  return happened('opening-records.discarded', batch, { count });
}

export function recordsSubmitted(batch: OpeningBatch, count: number): JournalEvent {
  return happened('opening-records.submitted', batch, { count });
}

export function recordsApproved(
  batch: OpeningBatch,
  counts: { readonly learners: number; readonly completions: number },
): JournalEvent {
  return happened('opening-records.approved', batch, { ...counts });
}

/** In the agency's journal with the reason, sealed under the agency's key; in LPHQ's without. */
export function recordsDeclined(batch: OpeningBatch): JournalEvent {
  const told = happened('opening-records.declined', batch, {});
  return { ...told, subjectId: batch.agencyId, particulars: { reason: batch.declineReason } };
}

/** What LPHQ answered, in its own journal. */
export function recordsAnswered(batch: OpeningBatch): JournalEvent {
  const type = batch.state === 'APPROVED' ? 'opening-records.approved' : 'opening-records.declined';
  return happened(type, batch, { agencyId: batch.agencyId });
}

export function learnerEnteredFromRecords(learner: Learner): JournalEvent {
  const { id, name, displayName, email, externalId, joinedOn, communityId } = learner;
  const { track, enrolledOn, programmeVersionId, ageAttested, openingBatchId } = learner.enrolment;
  return {
    type: 'learner.entered-from-records',
    object: { kind: 'learner', id },
    subjectId: id,
    facts: { track, enrolledOn, programmeVersionId, ageAttested },
    particulars: { name, displayName, email, externalId, joinedOn, communityId, openingBatchId },
  };
}

function happened(
  type: string,
  { id, revision }: OpeningBatch,
  facts: NonNullable<JournalEvent['facts']>,
): JournalEvent {
  return { type, object: { kind: 'opening-batch', id }, facts: { revision, ...facts } };
}
