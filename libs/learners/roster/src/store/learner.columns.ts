import type { CalendarDay } from '#platform/clock';
import type { AccountId, AgencyId } from '#platform/tenancy';

import type { EnrolmentStanding } from '../domain/enrolment-state.js';
import type { AgeAttestation, Enrolment, Learner, Track } from '../domain/learner.js';
import type { LearnerName } from '../domain/learner-name.js';

/** What every read of a learner selects: the learner and the one enrolment. */
export const LEARNER_COLUMNS = `l.id, l.portable_id, l.agency_id, l.community_id, l.account_id, l.given_name, l.family_name,
  l.single_name, l.display_name, l.sort_key, l.email, l.external_id, l.joined_on, l.registered_at,
  e.id as enrolment_id, e.programme_version_id, e.track, e.enrolled_on, e.standing, e.standing_since,
  e.standing_reason, e.keeps_core_competencies, e.age_attested, e.opening_batch_id`;

/** The name of the community that the learner is to serve, for readers who show it. */
export const COMMUNITY_NAME = `(select c.name from communities c
  where c.agency_id = l.agency_id and c.id = l.community_id) as community_name`;

export const LEARNERS_ENROLLED = `learners l join enrolments e on e.agency_id = l.agency_id and e.learner_id = l.id`;

export interface LearnerColumns {
  id: string;
  portable_id: string;
  agency_id: string;
  community_id: string;
  account_id: string | null;
  given_name: string | null;
  family_name: string | null;
  single_name: string | null;
  display_name: string;
  sort_key: string;
  email: string | null;
  external_id: string | null;
  joined_on: string | null;
  registered_at: Date;
  enrolment_id: string;
  programme_version_id: string;
  track: string;
  enrolled_on: string;
  standing: string;
  standing_since: Date | null;
  standing_reason: string | null;
  keeps_core_competencies: boolean;
  age_attested: string | null;
  opening_batch_id: string | null;
}

export function toLearner(row: LearnerColumns): Learner {
  return {
    id: row.id,
    portableId: row.portable_id,
    agencyId: row.agency_id as AgencyId,
    communityId: row.community_id,
    accountId: row.account_id as AccountId | null,
    name: nameIn(row),
    displayName: row.display_name,
    sortKey: row.sort_key,
    email: row.email,
    externalId: row.external_id,
    joinedOn: row.joined_on as CalendarDay | null,
    registeredAt: row.registered_at,
    enrolment: enrolmentIn(row),
  };
}

function enrolmentIn(row: LearnerColumns): Enrolment {
  return {
    id: row.enrolment_id,
    programmeVersionId: row.programme_version_id,
    track: row.track as Track,
    enrolledOn: row.enrolled_on as CalendarDay,
    standing: row.standing as EnrolmentStanding,
    standingSince: row.standing_since,
    standingReason: row.standing_reason,
    keepsCoreCompetencies: row.keeps_core_competencies,
    ageAttested: row.age_attested as AgeAttestation | null,
    openingBatchId: row.opening_batch_id,
  };
}

/** The constraint learners_name_form keeps the two forms apart. */
function nameIn(row: LearnerColumns): LearnerName {
  if (row.single_name !== null) return { kind: 'single', single: row.single_name };
  return { kind: 'given-family', given: row.given_name ?? '', family: row.family_name ?? '' };
}
