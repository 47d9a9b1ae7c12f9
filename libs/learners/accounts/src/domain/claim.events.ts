import type { JournalEvent } from '#platform/journal';

import type { Claim } from './claim.js';

/** A code was printed, or is to be mailed. The code stands nowhere. */
export function claimDrawn({ learnerId, kind }: Claim): JournalEvent {
  return happened(kind === 'PRINTED' ? 'learner.claim-printed' : 'learner.account-invited', learnerId);
}

export function claimWithdrawn(learnerId: string): JournalEvent {
  return happened('learner.claim-withdrawn', learnerId);
}

/** By the learner: the actor is their account. */
export function accountOpened(learnerId: string): JournalEvent {
  return happened('learner.account-opened', learnerId);
}

export function accountClosed(learnerId: string): JournalEvent {
  return happened('learner.account-closed', learnerId);
}

function happened(type: string, learnerId: string): JournalEvent {
  return { type, object: { kind: 'learner', id: learnerId }, subjectId: learnerId };
}
