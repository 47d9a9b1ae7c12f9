import { Injectable } from '@nestjs/common';

import { query, type WriteUnit } from '#platform/persistence';

import type { Learner } from '../domain/learner.js';
import { nameSuffixes } from '../domain/name-search.js';

/** Whoever comes onto the roster together, in three statements however many they are. */
@Injectable()
export class ManyLearnersStore {
  /**
   * Adds learners, enrolments and what the names are found by. Who bears an id of the agency's own system that was
   * taken in this very moment is left out; answered are the ids of those who were added.
   */
  async add(unit: WriteUnit, learners: readonly Learner[]): Promise<ReadonlySet<string>> {
    if (learners.length === 0) return new Set();
    const found = await query<{ id: string }>(unit, ADD_LEARNERS, [JSON.stringify(learners.map(learnerRow))]);
    const added = new Set(found.map(({ id }) => id));
    const here = learners.filter(({ id }) => added.has(id));
    const isFromRecords = here.some(({ enrolment }) => enrolment.openingBatchId !== null);
    await query(unit, addEnrolments(isFromRecords), [JSON.stringify(here.map(enrolmentRow))]);
    const suffixes = here.flatMap((learner) =>
      nameSuffixes(learner.name, learner.displayName).map((suffix) => ({ learner, suffix })),
    );
    await query(
      unit,
      `insert into learner_name_suffixes (agency_id, learner_id, suffix) select * from unnest($1::uuid[], $2::uuid[], $3::text[])`,
      [
        suffixes.map(({ learner }) => learner.agencyId),
        suffixes.map(({ learner }) => learner.id),
        suffixes.map(({ suffix }) => suffix),
      ],
    );
    return added;
  }
}

const LEARNER = `id, portable_id, agency_id, community_id, given_name, family_name, single_name, display_name, sort_key, email,
  external_id, joined_on, registered_at`;
const ADD_LEARNERS = `insert into learners (${LEARNER})
  select ${LEARNER} from jsonb_to_recordset($1) as r (id uuid, portable_id uuid, agency_id uuid, community_id uuid,
    given_name text, family_name text, single_name text, display_name text, sort_key text, email text, external_id text,
    joined_on date, registered_at timestamptz)
  on conflict on constraint learners_external_id_unique do nothing returning id`;

const ENROLMENT = `id, agency_id, learner_id, programme_version_id, track, enrolled_on, age_attested`;

/** Only LPHQ may name the batch that somebody comes from. */
function addEnrolments(isFromRecords: boolean): string {
  const columns = isFromRecords ? `${ENROLMENT}, opening_batch_id` : ENROLMENT;
  return `insert into enrolments (${columns})
    select ${columns} from jsonb_to_recordset($1) as r (id uuid, agency_id uuid, learner_id uuid, programme_version_id uuid,
      track text, enrolled_on date, age_attested text, opening_batch_id uuid)`;
}

function learnerRow({ name, ...learner }: Learner) {
  const names =
    name.kind === 'single'
      ? { single_name: name.single }
      : { given_name: name.given, family_name: name.family };
  return {
    ...names,
    id: learner.id,
    portable_id: learner.portableId,
    agency_id: learner.agencyId,
    community_id: learner.communityId,
    display_name: learner.displayName,
    sort_key: learner.sortKey,
    email: learner.email,
    external_id: learner.externalId,
    joined_on: learner.joinedOn,
    registered_at: learner.registeredAt,
  };
}

function enrolmentRow({ id: learner_id, agencyId: agency_id, enrolment }: Learner) {
  return {
    ...{ learner_id, agency_id, id: enrolment.id },
    programme_version_id: enrolment.programmeVersionId,
    track: enrolment.track,
    enrolled_on: enrolment.enrolledOn,
    age_attested: enrolment.ageAttested,
    opening_batch_id: enrolment.openingBatchId,
  };
}
