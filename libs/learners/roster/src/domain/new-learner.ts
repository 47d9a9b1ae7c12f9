import { randomUUID } from 'node:crypto';

import type { CalendarDay, Instant } from '#platform/clock';
import type { AgencyId } from '#platform/tenancy';

import type { Learner } from './learner.js';
import type { LearnerForm } from './learner-form.js';
import { displayNameOf, sortKeyOf } from './learner-name.js';

/** A form that could be read, and where the learner belongs. */
export interface Newcomer extends LearnerForm {
  readonly agencyId: AgencyId;
  readonly communityId: string;
}

/** When somebody comes onto the roster, and as what. */
export interface Entrance {
  readonly at: Instant;
  readonly enrolledOn: CalendarDay;
  readonly programmeVersionId: string;
  /** From approved earlier records: the batch, and the id that its line has. */
  readonly fromRecords?: { readonly batchId: string; readonly learnerId: string };
}

/** The learner as they begin: active, without an account, found by their name. */
export function newLearner(
  { track, displayName, ageAttested, ...newcomer }: Newcomer,
  { at, enrolledOn, programmeVersionId, fromRecords }: Entrance,
): Learner {
  return {
    ...newcomer,
    id: fromRecords?.learnerId ?? randomUUID(),
    portableId: randomUUID(),
    accountId: null,
    displayName: displayName ?? displayNameOf(newcomer.name),
    sortKey: sortKeyOf(newcomer.name),
    registeredAt: at,
    enrolment: {
      id: randomUUID(),
      programmeVersionId,
      track,
      enrolledOn,
      standing: 'ACTIVE',
      standingSince: null,
      standingReason: null,
      keepsCoreCompetencies: false,
      ageAttested,
      openingBatchId: fromRecords?.batchId ?? null,
    },
  };
}
