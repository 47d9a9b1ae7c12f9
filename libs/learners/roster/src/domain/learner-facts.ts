import type { Policies } from '#learners/programme';

import type { AgeAttestation, Learner } from './learner.js';
import type { CorrectedForm } from './learner-form.js';
import { displayNameOf, sortKeyOf } from './learner-name.js';

/** What of a learner may be corrected. */
export type LearnerFact = 'name' | 'displayName' | 'email' | 'externalId' | 'joinedOn' | 'ageAttested';
const FACTS: readonly LearnerFact[] = [
  'name',
  'displayName',
  'email',
  'externalId',
  'joinedOn',
  'ageAttested',
];

/** The programme of the learner's version takes no minors, whatever the community and a guardian say. */
export interface MinorsNotAdmitted {
  readonly kind: 'minors-not-admitted';
  readonly minimumAge: number;
}

/** A badge that was not taken back shows the name of somebody who is to be a minor from now on. */
export interface BadgeShowsName {
  readonly kind: 'badge-shows-name';
  /** The agency that issued it; null: the learner's own agency, which can revoke or replace it. */
  readonly issuedBy: string | null;
}

export function learnerFacts({ name, displayName, email, externalId, joinedOn, enrolment }: Learner) {
  return { name: { ...name }, displayName, email, externalId, joinedOn, ageAttested: enrolment.ageAttested };
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

/** The learner as the form has them, and what is new in it. */
export function withFacts(
  before: Learner,
  form: CorrectedForm,
): { readonly learner: Learner; readonly fields: readonly LearnerFact[] } {
  const { name, email, externalId, joinedOn, ageAttested } = form;
  const learner: Learner = {
    ...before,
    name,
    displayName: form.displayName ?? displayNameOf(name),
    sortKey: sortKeyOf(name),
    email,
    externalId,
    joinedOn,
    enrolment: { ...before.enrolment, ageAttested },
  };
  const [now, then] = [learnerFacts(learner), learnerFacts(before)];
  const fields = FACTS.filter((fact) => JSON.stringify(now[fact]) !== JSON.stringify(then[fact]));
  return { learner, fields };
}
