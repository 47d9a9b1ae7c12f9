import type { Completion, LearnerFile } from '#learners/completions';
import { dayOf, parseInstant } from '#platform/clock';

import { anAgency } from './agency.builder.js';
import { aCompletion } from './completion.builder.js';
import { aLearner } from './learner.builder.js';
import { aProgramme } from './programme.builder.js';

const OPENED_AT = parseInstant('2026-11-21T19:32:00Z')!;

/**
 * Zoe Tremblay's file, opened on 21 November 2026 by an agency in good standing; enrolled on the 2nd in the version
 * of `aCompletion()`, nothing completed yet.
 */
export function aLearnerFile(different: Partial<LearnerFile> = {}): LearnerFile {
  const programme = { ...aProgramme().build(), id: aCompletion().build().programmeVersionId };
  return {
    agency: anAgency().build(),
    learner: aLearner().enrolledIn(programme).enrolledOn('2026-11-02').build(),
    programme,
    completions: [],
    openedAt: OPENED_AT,
    today: dayOf(OPENED_AT),
    ...different,
  };
}

/** Accepted completions of these assignments. */
export function acceptedOf(...assignments: readonly number[]): Completion[] {
  return assignments.map((assignment) => aCompletion().ofAssignment(assignment).accepted().build());
}
