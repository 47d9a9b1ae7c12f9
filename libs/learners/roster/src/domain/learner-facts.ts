import type { Policies } from '#learners/programme';

import type { AgeAttestation, Learner } from './learner.js';
import type { LearnerFactsForm } from './learner-form.js';
import { displayNameOf, sortKeyOf } from './learner-name.js';

/** What of a learner may be corrected. */
export type LearnerFact = 'name' | 'displayName' | 'email' | 'externalId' | 'ageAttested';
const FACTS: readonly LearnerFact[] = ['name', 'displayName', 'email', 'externalId', 'ageAttested'];

/** The programme of the learner's version takes no minors, whatever the community and a guardian say. */
export interface MinorsNotAdmitted {
  readonly kind: 'minors-not-admitted';
  readonly minimumAge: number;
}

export function learnerFacts({ name, displayName, email, externalId, enrolment }: Learner) {
  return { name: { ...name }, displayName, email, externalId, ageAttested: enrolment.ageAttested };
}

/** Refuses a minor where the policies admit none; null for everybody else. */
export function ageRefused(
  ageAttested: AgeAttestation | null,
  { minimumAge, minorsFrom }: Pick<Policies, 'minimumAge' | 'minorsFrom'>,
): MinorsNotAdmitted | null {
  return ageAttested === 'MINOR_WITH_CONSENT' && minorsFrom === null
    ? { kind: 'minors-not-admitted', minimumAge }
    : null;
}

/** The learner as the form has them, and what is new in it; what was attested stays where the form says nothing of it. */
export function withFacts(
  before: Learner,
  form: LearnerFactsForm,
): { readonly learner: Learner; readonly fields: readonly LearnerFact[] } {
  const { name, email, externalId } = form;
  const ageAttested = form.ageAttested ?? before.enrolment.ageAttested;
  const learner: Learner = {
    ...before,
    name,
    displayName: form.displayName ?? displayNameOf(name),
    sortKey: sortKeyOf(name),
    email,
    externalId,
    enrolment: { ...before.enrolment, ageAttested },
  };
  const [now, then] = [learnerFacts(learner), learnerFacts(before)];
  const fields = FACTS.filter((fact) => JSON.stringify(now[fact]) !== JSON.stringify(then[fact]));
  return { learner, fields };
}
