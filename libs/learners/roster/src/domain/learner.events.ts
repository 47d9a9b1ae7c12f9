import type { JournalEvent } from '#platform/journal';
import type { AgencyId } from '#platform/tenancy';

import type { EnrolmentAct } from './decide-move.js';
import type { Enrolment, Learner } from './learner.js';
import { type LearnerFact, learnerFacts } from './learner-facts.js';
import type { LearnerFilter } from './learner-filter.js';

/** The community says something about the learner, so it stands among the particulars too. */
export function learnerEnrolled(learner: Learner): JournalEvent {
  const { id, name, displayName, email, externalId, joinedOn, communityId } = learner;
  const { track, enrolledOn, programmeVersionId, ageAttested } = learner.enrolment;
  return {
    type: 'learner.enrolled',
    object: { kind: 'learner', id },
    subjectId: id,
    facts: { track, enrolledOn, programmeVersionId, ageAttested },
    particulars: { name, displayName, email, externalId, joinedOn, communityId },
  };
}

const MOVED: Readonly<Record<EnrolmentAct, string>> = {
  PUT_ON_HOLD: 'learner.put-on-hold',
  WITHDRAW: 'learner.withdrawn',
  REMOVE: 'learner.removed',
  RESUME: 'learner.resumed',
};

/** Why somebody left is the learner's own affair: the reason is sealed. */
export function enrolmentMoved(learner: Learner, before: Enrolment, act: EnrolmentAct): JournalEvent {
  const { standingReason: reason } = learner.enrolment;
  return about(learner, MOVED[act], { before: before.standing }, { reason });
}

/** With the day of joining that goes: it was the former community's. */
export function learnerMoved(learner: Learner, before: Learner): JournalEvent {
  const { communityId } = learner;
  const { communityId: communityIdBefore, joinedOn: joinedOnBefore } = before;
  return about(learner, 'learner.moved', {}, { communityId, communityIdBefore, joinedOnBefore });
}

export function trackChanged(learner: Learner, before: Enrolment): JournalEvent {
  const { track, keepsCoreCompetencies } = learner.enrolment;
  return about(learner, 'learner.track-changed', { track, before: before.track, keepsCoreCompetencies }, {});
}

/** Core Competencies in Member Service are the end of the track MSO. */
export function coreCompetenciesAwarded({ id, enrolment }: Learner): JournalEvent {
  const { programmeVersionId } = enrolment;
  return {
    type: 'learner.core-competencies-awarded',
    object: { kind: 'learner', id },
    subjectId: id,
    facts: { programmeVersionId },
  };
}

/** Which fields, for ever; what they held before and hold now, under the learner's key. */
export function learnerChanged(
  learner: Learner,
  before: Learner,
  fields: readonly LearnerFact[],
): JournalEvent {
  const [now, then] = [learnerFacts(learner), learnerFacts(before)];
  const only = (facts: typeof now) => Object.fromEntries(fields.map((field) => [field, facts[field]]));
  return about(learner, 'learner.changed', { fields: [...fields] }, { after: only(now), before: only(then) });
}

function about(
  { id }: Learner,
  type: string,
  facts: NonNullable<JournalEvent['facts']>,
  particulars: NonNullable<JournalEvent['particulars']>,
): JournalEvent {
  return { type, object: { kind: 'learner', id }, subjectId: id, facts, particulars };
}

/** What was looked for may be a name, and which community says something about people: that they were asked stands here. */
export function learnersExported(agencyId: AgencyId, count: number, filter: LearnerFilter): JournalEvent {
  return {
    type: 'learners.exported',
    object: { kind: 'agency', id: agencyId },
    facts: {
      count,
      work: filter.work ?? null,
      track: filter.track ?? null,
      standing: filter.standing ?? null,
      joining: filter.joining ?? null,
      searched: filter.search !== undefined,
      ofOneCommunity: filter.communityId !== undefined,
    },
  };
}
