import type { Choice } from '../forms/fields.js';
import type { Say } from '../wording/wording.js';

/** What the agency attests; a birth date is never asked. */
export const AGES = ['ADULT', 'MINOR_WITH_CONSENT'] as const;
export type Age = (typeof AGES)[number];

/** What an edition of the programme says of ages, in years; `minorsFrom` null: it takes no minors. */
export interface AgeRules {
  readonly minimumAge: number;
  readonly minorsFrom: number | null;
}

/**
 * What can be attested by the rules of an edition, each named by its years. An edition that takes no minors offers none,
 * unless that is what was attested of this learner before.
 */
export function ageChoices(say: Say, rules: AgeRules, attested: Age | null = null): readonly Choice[] {
  const minor = rules.minorsFrom !== null || attested === 'MINOR_WITH_CONSENT';
  const adults: Choice = { value: 'ADULT', label: say('portal.age.ADULT', { age: rules.minimumAge }) };
  return minor ? [adults, { value: 'MINOR_WITH_CONSENT', label: minorsIn(say, rules) }] : [adults];
}

function minorsIn(say: Say, { minimumAge: age, minorsFrom }: AgeRules): string {
  return minorsFrom === null
    ? say('portal.age.minor-of-before', { age })
    : say('portal.age.MINOR_WITH_CONSENT', { age, minorsFrom });
}
