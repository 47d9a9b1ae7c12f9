import type { Learner } from '#learners/roster';
import type { Instant } from '#platform/clock';
import type { JournalEvent } from '#platform/journal';
import type { AccountId } from '#platform/tenancy';

import type { Completion } from './completion.js';

export type EvidenceType = 'application/pdf' | 'image/png' | 'image/jpeg';

/** The most that one file weighs, as it is kept. */
export const EVIDENCE_BYTES_AT_MOST = 10 * 1_048_576;

/** The most that one learner’s files weigh together, whoever uploads them: nobody fills the agency’s room alone. */
export const LEARNER_BYTES_AT_MOST = 200 * 1_048_576;

/** What somebody sent, read by its first bytes; a picture was written anew, with nothing left of who took it and where. */
export interface EvidenceContent {
  readonly mediaType: EvidenceType;
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, in lower-case hex. */
  readonly digest: string;
}

/** A file that shows a learner's work. A submission names it; what none names after a day goes. */
export interface EvidenceFile extends EvidenceContent {
  readonly id: string;
  readonly learnerId: string;
  readonly uploadedBy: AccountId;
  readonly uploadedAt: Instant;
}

/** What is kept already, in bytes. */
export interface EvidenceWeights {
  readonly agency: number;
  readonly learner: number;
}

/** The files of the agency, or of this learner, weigh so much that this one would not fit; in bytes. */
export interface EvidenceFull {
  readonly kind: 'evidence-full';
  readonly whose: keyof EvidenceWeights;
  readonly used: number;
  readonly most: number;
}

/**
 * Refuses a file that would bring the files of its learner, or all of the agency, over what they may weigh together; null
 * where it fits. One rule, whoever uploads.
 */
export function evidenceFull(
  { bytes }: EvidenceContent,
  used: EvidenceWeights,
  agencyBytesAtMost: number,
): EvidenceFull | null {
  const most: EvidenceWeights = { agency: agencyBytesAtMost, learner: LEARNER_BYTES_AT_MOST };
  const whose = (['learner', 'agency'] as const).find((each) => used[each] + bytes.length > most[each]);
  return whose === undefined ? null : { kind: 'evidence-full', whose, used: used[whose], most: most[whose] };
}

/** The file's digest is the learner's data as the file is. */
export function evidenceUploaded({ id: learnerId }: Learner, file: EvidenceFile): JournalEvent {
  const { mediaType, bytes, digest } = file;
  return {
    type: 'evidence.uploaded',
    object: { kind: 'evidence', id: file.id },
    subjectId: learnerId,
    facts: { mediaType, size: bytes.length },
    particulars: { digest },
  };
}

/** Somebody at LPHQ, which was asked about the work, looked at the file. */
export function evidenceReadByLphq(completion: Completion, evidenceId: string): JournalEvent {
  const { id: completionId, learnerId, assignment } = completion;
  return {
    type: 'evidence.read-by-lphq',
    object: { kind: 'evidence', id: evidenceId },
    subjectId: learnerId,
    facts: { assignment },
    particulars: { completionId },
  };
}
