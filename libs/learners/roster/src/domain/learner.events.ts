import type { JournalEvent } from '#platform/journal';

import type { Learner } from './learner.js';

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
