import { isOpen, standingOf } from '../completions/standing.js';
import type { Act } from '../sign-in/acts.js';
import { type Learner, liveBadgeOf } from './learner.js';

/** The one thing that the page offers first. */
export type NextAct =
  | { readonly kind: 'issue' }
  | { readonly kind: 'decide' | 'record'; readonly assignment: number }
  | { readonly kind: 'open-badge'; readonly badgeId: string };

type Known = Pick<Learner, 'badges' | 'completions' | 'qualification' | 'enrolment'>;

/**
 * What there is to do next for this learner, among the acts of whoever looks: issue where nothing is missing, decide
 * what waits, record what comes next, or else look at the badge. Null where there is nothing.
 */
export function nextActOf(learner: Known, may: (act: Act) => boolean): NextAct | null {
  const held = liveBadgeOf(learner);
  if (may('issue-badge') && learner.qualification.qualified && held === null) return { kind: 'issue' };
  const standings = learner.enrolment.programmeVersion.assignments.map(({ number }) => ({
    number,
    standing: standingOf(learner.completions, number),
  }));
  const waiting = standings.find(({ standing }) => standing.state === 'SUBMITTED');
  if (waiting && may('decide-completion')) return { kind: 'decide', assignment: waiting.number };
  const open = standings.find(({ standing }) => isOpen(standing));
  if (open && waiting === undefined && may('submit-completion'))
    return { kind: 'record', assignment: open.number };
  return held === null ? null : { kind: 'open-badge', badgeId: held.id };
}
