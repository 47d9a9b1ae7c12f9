import { folded } from '#platform/input';

/** A given and a family name, or the single name that Ontario has allowed since 2016. */
export type LearnerName =
  | { readonly kind: 'given-family'; readonly given: string; readonly family: string }
  | { readonly kind: 'single'; readonly single: string };

const GRAPHEMES = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Lower than anything that can follow inside a name, where spaces are single: Berg sorts before Berg Adam. */
const BETWEEN_NAMES = '  ';

/**
 * The name as a stranger may read it: `Z. Tremblay`; a single name whole. The initial is the first grapheme with a
 * letter in it, so that an accent, a Hebrew point or a bracket never stands alone.
 */
export function publicNameOf(name: LearnerName): string {
  return name.kind === 'single' ? name.single : `${initialOf(name.given)}. ${name.family}`;
}

/** How the agency sees the learner unless it says otherwise. */
export function displayNameOf(name: LearnerName): string {
  return name.kind === 'single' ? name.single : `${name.given} ${name.family}`;
}

/** What lists sort by: family name, then given name, folded. */
export function sortKeyOf(name: LearnerName): string {
  if (name.kind === 'single') return folded(name.single);
  return `${folded(name.family)}${BETWEEN_NAMES}${folded(name.given)}`;
}

function initialOf(given: string): string {
  const graphemes = [...GRAPHEMES.segment(given)].map(({ segment }) => segment);
  return graphemes.find((grapheme) => /\p{L}/u.test(grapheme)) ?? given;
}
