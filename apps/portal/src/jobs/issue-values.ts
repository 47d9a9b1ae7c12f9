import * as z from 'zod';

import { oneOf } from '../forms/values.js';
import type { WordingKey } from '../wording/catalogues.js';

export const NAME_CHOICES = ['INITIAL_AND_FAMILY', 'NONE'] as const;
const MISSING: WordingKey = 'portal.form.missing';

/** A name is shown only with its owner’s consent; without a name there is none to give. */
export const issueShape = { nameChoice: oneOf(NAME_CHOICES), consent: z.boolean() };
export const isNameAgreed = ({ nameChoice, consent }: IssueValues): boolean =>
  nameChoice === 'NONE' || consent;
export const NAME_NOT_AGREED = { path: ['consent'], message: MISSING };

export interface IssueValues {
  readonly nameChoice: (typeof NAME_CHOICES)[number];
  readonly consent: boolean;
}

/** What a form asks about the name, and what it begins with. */
interface NameAsked {
  /** The name as the badge would show it; null where nobody is asked about one. */
  readonly named: string | null;
  readonly initial: Pick<IssueValues, 'consent'> & Partial<IssueValues>;
}

/** Where no name may be shown none is offered, and that is the answer; else nothing is chosen beforehand. */
export function nameAsked(mayShowName: boolean, name: string): NameAsked {
  return mayShowName
    ? { named: name, initial: { consent: false } }
    : { named: null, initial: { consent: false, nameChoice: 'NONE' } };
}

interface NamedLearner {
  readonly publicName: string;
  readonly enrolment: { readonly ageAttested: 'ADULT' | 'MINOR_WITH_CONSENT' | null };
}

/** The same for a learner who has no badge: a minor’s shows none. */
export function nameAskedOf({ publicName, enrolment }: NamedLearner): NameAsked {
  return nameAsked(enrolment.ageAttested !== 'MINOR_WITH_CONSENT', publicName);
}
