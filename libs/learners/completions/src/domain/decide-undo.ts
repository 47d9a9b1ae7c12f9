import { type Instant, plusMilliseconds } from '#platform/clock';
import type { MemberActor } from '#platform/tenancy';

import type { Completion, CompletionState } from './completion.js';

/** How long the last act on a completion can be undone, in milliseconds. */
export const UNDO_FOR = 10 * 60_000;

export type UndoneAct = 'SUBMISSION' | 'ACCEPTANCE' | 'RETURN';

export type UndoRefusal =
  /** Voided, carried over (to here or to another agency), or LPHQ's: no act of this agency's could be undone. */
  | { readonly kind: 'no-act-to-undo'; readonly state: CompletionState }
  | { readonly kind: 'undo-not-yours'; readonly act: UndoneAct }
  | { readonly kind: 'undo-too-late'; readonly act: UndoneAct; readonly until: Instant }
  /** A badge was prepared on it since; the acceptance can be voided, with a reason. */
  | { readonly kind: 'badge-prepared-since' };

export type UndoDecision =
  | {
      readonly kind: 'undone';
      readonly act: UndoneAct;
      /** As it was before the act; null: there was none. */
      readonly completion: Completion | null;
    }
  | UndoRefusal;

interface LastAct {
  readonly act: UndoneAct;
  readonly by: string | null;
  readonly until: Instant;
}

type Undoer = Pick<MemberActor, 'accountId' | 'roles'>;

/** What the decision needs to know besides the completion. */
export interface UndoScene {
  readonly now: Instant;
  /** The attempt before this one; null where this is the first. */
  readonly attemptBefore: Completion | null;
  /** Whether a badge was prepared since the completion was decided. */
  readonly badgePrepared: boolean;
}

/**
 * Undoes the last act on a completion: a submission, an acceptance or a return. It is for whoever did it, or a manager,
 * for ten minutes; an acceptance on which a badge was prepared since is not undone but voided.
 */
export function decideUndo(completion: Completion, undoer: Undoer, scene: UndoScene): UndoDecision {
  const last = lastActOn(completion);
  if (last === null) return { kind: 'no-act-to-undo', state: completion.state };
  const { act, until } = last;
  if (!isTheirs(last, undoer)) return { kind: 'undo-not-yours', act };
  if (scene.now >= until) return { kind: 'undo-too-late', act, until };
  if (act === 'ACCEPTANCE' && scene.badgePrepared) return { kind: 'badge-prepared-since' };
  return { kind: 'undone', act, completion: before(completion, act, scene.attemptBefore) };
}

/** Until when this person can undo the last act on it, as far as the clock says; null where they cannot. */
export function completionUndoUntil(completion: Completion, undoer: Undoer, now: Instant): Instant | null {
  const last = lastActOn(completion);
  return last !== null && isTheirs(last, undoer) && now < last.until ? last.until : null;
}

function lastActOn({ state, ...completion }: Completion): LastAct | null {
  const { submittedAt, submittedBy, decidedAt, decidedBy, carriedFrom } = completion;
  const waits = state === 'SUBMITTED' || state === 'AWAITING_APPROVAL';
  if (waits) return { act: 'SUBMISSION', by: submittedBy, until: plusMilliseconds(submittedAt, UNDO_FOR) };
  const declined = completion.backdatedBecause !== null && completion.approvedAt === null;
  if (state === 'VOIDED' || carriedFrom !== null || declined || decidedAt === null) return null;
  const act = state === 'ACCEPTED' ? 'ACCEPTANCE' : 'RETURN';
  return { act, by: decidedBy, until: plusMilliseconds(decidedAt, UNDO_FOR) };
}

function isTheirs({ by }: LastAct, { accountId, roles }: Undoer): boolean {
  return by === accountId || roles.includes('AGENCY_MANAGER');
}

function before(completion: Completion, act: UndoneAct, attemptBefore: Completion | null): Completion | null {
  if (act === 'SUBMISSION') return attemptBefore;
  return {
    ...completion,
    state: 'SUBMITTED',
    decidedBy: null,
    decidedAt: null,
    outcomesMet: [],
    rubricNotes: {},
    returnReason: null,
  };
}
