import type { Work } from '../learners/learners-search.js';
import type { Act } from '../sign-in/acts.js';

/** What somebody can do something about. */
type Business = Exclude<Work, 'IN_PROGRESS' | 'BADGE_VALID'>;

export interface Line<Of extends Work = Work> {
  readonly work: Of;
  readonly count: number;
}

/** Whose business a list of work is, the most pressing first. A list that is not here is how things stand. */
const BUSINESS: readonly (readonly [Business, Act])[] = [
  ['BADGE_RESTS_ON_VOIDED', 'revoke-badge'],
  ['HOLDER_TO_BE_TOLD', 'tell-holder'],
  ['WAITING_FOR_ASSESSMENT', 'decide-completion'],
  ['RETURNED', 'submit-completion'],
  ['READY_FOR_BADGE', 'issue-badge'],
  ['BADGE_EXPIRING', 'issue-badge'],
];

/** The order in which the rest is told. */
const STANDING: readonly Work[] = [
  'IN_PROGRESS',
  'WAITING_FOR_ASSESSMENT',
  'RETURNED',
  'READY_FOR_BADGE',
  'BADGE_VALID',
  'BADGE_EXPIRING',
  'BADGE_RESTS_ON_VOIDED',
  'HOLDER_TO_BE_TOLD',
];

export interface Home {
  /** What waits for this reader, none of it empty. */
  readonly due: readonly Line<Business>[];
  /** All other lists, the empty ones too. */
  readonly rest: readonly Line[];
}

/** Sorts the lines of the to-do list by whether this reader can do something about them now. */
export function homeOf(lines: readonly Line[], may: (act: Act) => boolean): Home {
  const countOf = (work: Work): number => lines.find((line) => line.work === work)?.count ?? 0;
  const line = <Of extends Work>(work: Of): Line<Of> => ({ work, count: countOf(work) });
  const due = BUSINESS.filter(([work, act]) => may(act) && countOf(work) > 0).map(([work]) => line(work));
  const isDue = new Set<Work>(due.map(({ work }) => work));
  return { due, rest: STANDING.filter((work) => !isDue.has(work)).map((work) => line(work)) };
}
