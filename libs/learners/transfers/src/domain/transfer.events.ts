import { createHash } from 'node:crypto';

import type { JournalEvent } from '#platform/journal';

import type { TransferState } from './transfer.js';

/** Where somebody goes to says something about them: agencies' names are sealed with the learner's data. */
export function transferOffered(learnerId: string, transferId: string, toSlug: string): JournalEvent {
  return ofLearner('learner.transfer-offered', learnerId, { consent: true }, { transferId, toSlug });
}

export function transferWithdrawn(learnerId: string, transferId: string): JournalEvent {
  return ofLearner('learner.transfer-withdrawn', learnerId, {}, { transferId });
}

export function transferredAway(learnerId: string, transferId: string, toName: string): JournalEvent {
  return ofLearner('learner.transferred-away', learnerId, {}, { transferId, toName });
}

export function transferredHere(learnerId: string, transcriptId: string, fromName: string): JournalEvent {
  return ofLearner('learner.transferred-here', learnerId, {}, { transcriptId, fromName });
}

/** What was signed leaves its hash, as a badge does. */
export function transcriptSigned(learnerId: string, jwt: string, kid: string): JournalEvent {
  const credentialHash = createHash('sha256').update(jwt, 'ascii').digest('base64url');
  return ofLearner('learner.transcript-signed', learnerId, { kid, credentialHash }, {});
}

/** At the receiving agency, before there is a learner; at LPHQ, where the transfer itself is the subject. */
export function transferMoved(
  transferId: string,
  state: Exclude<TransferState, 'OFFERED' | 'WITHDRAWN'>,
  note: string | null,
): JournalEvent {
  return {
    type: `transfer.${state.toLowerCase()}`,
    object: { kind: 'transfer', id: transferId },
    subjectId: transferId,
    particulars: { note },
  };
}

function ofLearner(
  type: string,
  id: string,
  facts: NonNullable<JournalEvent['facts']>,
  particulars: NonNullable<JournalEvent['particulars']>,
): JournalEvent {
  return { type, object: { kind: 'learner', id }, subjectId: id, facts, particulars };
}
