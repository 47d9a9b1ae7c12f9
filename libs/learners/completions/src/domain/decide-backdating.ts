import type { Instant } from '#platform/clock';
import type { AccountId } from '#platform/tenancy';

import { type Completion, type CompletionState } from './completion.js';

export interface NotAwaitingApproval {
  readonly kind: 'completion-not-awaiting-approval';
  readonly state: CompletionState;
}

export type BackdatingDecision =
  { readonly kind: 'decided'; readonly completion: Completion } | NotAwaitingApproval;

/** Who at LPHQ decides about the day, and when. */
export interface BackdatingJudge {
  readonly by: AccountId;
  readonly at: Instant;
}

/** LPHQ lets a day stand that lies further back than the programme allows: the work waits for an assessor from then on. */
export function approveBackdating(completion: Completion, { by, at }: BackdatingJudge): BackdatingDecision {
  if (completion.state !== 'AWAITING_APPROVAL') return notWaiting(completion);
  const approved: Completion = { ...completion, state: 'SUBMITTED', approvedBy: by, approvedAt: at };
  return { kind: 'decided', completion: approved };
}

/** LPHQ does not let it stand: it goes back with a reason, and may be submitted anew. */
export function declineBackdating(
  completion: Completion,
  { by, at }: BackdatingJudge,
  returnReason: string,
): BackdatingDecision {
  if (completion.state !== 'AWAITING_APPROVAL') return notWaiting(completion);
  const declined: Completion = {
    ...completion,
    state: 'RETURNED',
    decidedBy: by,
    decidedAt: at,
    returnReason,
  };
  return { kind: 'decided', completion: declined };
}

function notWaiting({ state }: Completion): NotAwaitingApproval {
  return { kind: 'completion-not-awaiting-approval', state };
}
