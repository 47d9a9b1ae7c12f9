import { isOpen, standingOf } from '../completions/standing.js';
import type { Act } from '../sign-in/acts.js';
import { heldBadgesOf, issuableKindsOf, type Learner } from './learner.js';

/** The one thing that the page offers first. */
export type NextAct =
  | { readonly kind: 'issue' }
  | { readonly kind: 'decide' | 'record'; readonly assignment: number }
  | { readonly kind: 'open-badge'; readonly badgeId: string };

type Known = Pick<Learner, 'badges' | 'completions' | 'qualification' | 'enrolment'>;

/** Which assignments must be accepted before this one is recorded; none where the edition asks for no order. */
export function waitsFor(
  { enrolment, qualification }: Pick<Learner, 'enrolment' | 'qualification'>,
  assignment: number,
): readonly number[] {
  const { sequentialAssignments } = enrolment.programmeVersion.policies;
  return sequentialAssignments ? qualification.missing.filter((number) => number < assignment) : [];
}

/**
 * What there is to do next for this learner on a calendar day in Toronto, among the acts of whoever looks: issue the MSQ
 * badge where nothing is missing, also after one that is over; decide what waits, record what comes next, or else look at
 * the badge. Null where there is nothing.
 */
export function nextActOf(learner: Known, may: (act: Act) => boolean, day: string): NextAct | null {
  if (may('issue-badge') && issuableKindsOf(learner, day).includes('MSQ')) return { kind: 'issue' };
  const standings = learner.enrolment.programmeVersion.assignments.map(({ number }) => ({
    number,
    standing: standingOf(learner.completions, number),
  }));
  const waiting = standings.find(({ standing }) => standing.state === 'SUBMITTED');
  if (waiting && may('decide-completion')) return { kind: 'decide', assignment: waiting.number };
  const open = standings.find(
    ({ number, standing }) => isOpen(standing) && waitsFor(learner, number).length === 0,
  );
  const isActive = learner.enrolment.standing === 'ACTIVE';
  if (isActive && open && may('submit-completion')) return { kind: 'record', assignment: open.number };
  const [held] = heldBadgesOf(learner, day);
  return held === undefined ? null : { kind: 'open-badge', badgeId: held.id };
}
