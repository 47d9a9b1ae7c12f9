import type { Instant } from '#platform/clock';
import type { AccountId } from '#platform/tenancy';

import { type Completion, type CompletionState, mayMove } from './completion.js';

export interface VoidRefusal {
  readonly kind: 'completion-not-accepted';
  readonly state: CompletionState;
}

export type VoidDecision = { readonly kind: 'voided'; readonly completion: Completion } | VoidRefusal;

/** Who takes an acceptance back, when and why. */
export interface Voiding {
  readonly by: AccountId;
  readonly at: Instant;
  readonly reason: string;
}

/**
 * Takes an acceptance back: the assignment counts no longer and may be submitted anew. Who accepted, and what was found
 * met, stays beside who voided. Refuses what is not accepted.
 */
export function decideVoid(completion: Completion, { by, at, reason }: Voiding): VoidDecision {
  if (!mayMove(completion.state, 'VOIDED'))
    return { kind: 'completion-not-accepted', state: completion.state };
  return {
    kind: 'voided',
    completion: { ...completion, state: 'VOIDED', voidedBy: by, voidedAt: at, voidReason: reason },
  };
}
