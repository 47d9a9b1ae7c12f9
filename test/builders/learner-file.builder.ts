import type { Completion, LearnerFile } from '#learners/completions';
import { SEED_EDITION } from '#learners/programme';
import type { Learner } from '#learners/roster';
import { type CalendarDay, dayOf, parseInstant } from '#platform/clock';
import type { AgencyId } from '#platform/tenancy';

import { aCompletion, anAcceptedCompletion } from './completion.builder.js';

const FRAME = aCompletion();
const AGENCY = '00000000-0000-4000-8000-000000000001' as AgencyId;
const OPENED_AT = parseInstant('2026-11-21T19:32:00Z')!;

/** Miriam, enrolled on 2 November 2026 without an account and without an e-mail. */
export function aFiledLearner(different: Partial<Learner> = {}): Learner {
  return {
    id: FRAME.learnerId,
    agencyId: AGENCY,
    communityId: '20000000-0000-4000-8000-000000000001',
    accountId: null,
    name: { kind: 'given-family', given: 'Miriam', family: 'Tremblay' },
    displayName: 'Miriam Tremblay',
    email: null,
    externalId: null,
    registeredAt: parseInstant('2026-11-02T15:00:00Z')!,
    enrolment: {
      id: '30000000-0000-4000-8000-000000000001',
      programmeVersionId: FRAME.programmeVersionId,
      track: 'MSO',
      enrolledOn: '2026-11-02' as CalendarDay,
    },
    ...different,
  } as Learner;
}

/** Her file, opened on 21 November 2026 by an agency in good standing; nothing is completed yet. */
export function aLearnerFile(different: Partial<LearnerFile> = {}): LearnerFile {
  return {
    agency: {
      id: AGENCY,
      slug: 'north',
      name: 'North Agency',
      phone: '613-555-0142',
      email: 'desk@example.org',
      standing: 'AUTHORISED',
      authorisedUntil: '2027-12-31' as CalendarDay,
      createdAt: parseInstant('2026-01-05T15:00:00Z')!,
    },
    learner: aFiledLearner(),
    programme: { ...SEED_EDITION, id: FRAME.programmeVersionId, state: 'PUBLISHED' },
    completions: [],
    openedAt: OPENED_AT,
    today: dayOf(OPENED_AT),
    ...different,
  };
}

/** Accepted completions of these assignments, each with an id of its own. */
export function acceptedOf(...assignments: readonly number[]): Completion[] {
  return assignments.map((assignment) =>
    anAcceptedCompletion({
      assignment,
      id: `c0000000-0000-4000-8000-00000000000${assignment}` as Completion['id'],
    }),
  );
}
