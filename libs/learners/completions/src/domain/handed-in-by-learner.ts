import type { Completion } from './completion.js';

/**
 * Whether the learner handed it in from their own account. Only people of the agency and the learner submit work here, and
 * people of an agency keep their name there for good; work without such a name that was judged elsewhere was entered by LPHQ.
 */
export function isHandedInByLearner(
  { assessorText }: Pick<Completion, 'assessorText'>,
  submitterName: string | null,
): boolean {
  return submitterName === null && assessorText === null;
}
