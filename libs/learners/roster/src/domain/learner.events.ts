import type { JournalEvent } from '#platform/journal';
import type { AgencyId } from '#platform/tenancy';

import type { Learner } from './learner.js';
import type { LearnerFilter } from './learner-filter.js';

/** The community says something about the learner, so it stands among the particulars too. */
export function learnerEnrolled(learner: Learner): JournalEvent {
  const { id, name, displayName, email, externalId, communityId } = learner;
  const { track, enrolledOn, programmeVersionId } = learner.enrolment;
  return {
    type: 'learner.enrolled',
    object: { kind: 'learner', id },
    subjectId: id,
    facts: { track, enrolledOn, programmeVersionId },
    particulars: { name, displayName, email, externalId, communityId },
  };
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
      searched: filter.search !== undefined,
      ofOneCommunity: filter.communityId !== undefined,
    },
  };
}
