import type { Instant } from '#platform/clock';
import { type FieldProblem, ifGiven, type Parsed, type Raw, readFreeText } from '#platform/input';

import { type EnrolmentStanding, mayMoveTo } from './enrolment-state.js';
import type { Enrolment } from './learner.js';

/** What an agency does with an enrolment; a transfer is not among it, since two agencies and LPHQ agree on one. */
export const ENROLMENT_ACTS = ['PUT_ON_HOLD', 'WITHDRAW', 'REMOVE', 'RESUME'] as const;
export type EnrolmentAct = (typeof ENROLMENT_ACTS)[number];

const LEADS_TO: Readonly<Record<EnrolmentAct, EnrolmentStanding>> = {
  PUT_ON_HOLD: 'ON_HOLD',
  WITHDRAW: 'WITHDRAWN',
  REMOVE: 'REMOVED',
  RESUME: 'ACTIVE',
};

const REASON_AT_MOST = 1000;

export type MoveRefusal =
  | { readonly kind: 'enrolment-stays'; readonly standing: EnrolmentStanding; readonly act: EnrolmentAct }
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

export type MoveDecision = { readonly kind: 'moved'; readonly enrolment: Enrolment } | MoveRefusal;

/**
 * Moves an enrolment. Refuses a move that leads nowhere from where it stands, and removing without a reason: the
 * learner may ask for it. Of the other moves a reason is kept where one was given.
 */
export function decideMove(
  enrolment: Enrolment,
  act: EnrolmentAct,
  reasonText: Raw,
  now: Instant,
): MoveDecision {
  const standing = LEADS_TO[act];
  if (!mayMoveTo(enrolment.standing, standing))
    return { kind: 'enrolment-stays', standing: enrolment.standing, act };
  const reason = readReason(act, reasonText);
  if (reason.kind === 'problems') return { kind: 'invalid-input', problems: reason.problems };
  const moved = { ...enrolment, standing, standingSince: now, standingReason: reason.value };
  return { kind: 'moved', enrolment: moved };
}

function readReason(act: EnrolmentAct, text: Raw): Parsed<string | null> {
  const reading = (given: Raw) => readFreeText('reason', given, { maximum: REASON_AT_MOST, lines: 'many' });
  return act === 'REMOVE' ? reading(text) : ifGiven(text, reading);
}
