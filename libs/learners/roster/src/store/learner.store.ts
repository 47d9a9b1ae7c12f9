import { Injectable } from '@nestjs/common';

import type { Instant } from '#platform/clock';
import { isId } from '#platform/input';
import { constraintOf, query, rows, type WriteUnit } from '#platform/persistence';

import type { Learner } from '../domain/learner.js';
import type { LearnerName } from '../domain/learner-name.js';
import { nameSuffixes } from '../domain/name-search.js';
import { EnrolmentRow } from './enrolment.row.js';
import { LEARNER_COLUMNS, type LearnerColumns, LEARNERS_ENROLLED, toLearner } from './learner.columns.js';
import { LearnerRow } from './learner.row.js';

type Added = 'added' | 'community-unknown' | 'external-id-taken';

/** The roster, as the acts on it need it. */
@Injectable()
export class LearnerStore {
  /**
   * Adds the learner, the enrolment and what the names are found by. A community that is not the agency's is refused by
   * the foreign key, which carries the agency; after a refusal the unit can only be left untouched.
   */
  async add(unit: WriteUnit, learner: Learner): Promise<Added> {
    try {
      await rows(unit).insert(LearnerRow, rowOf(learner));
    } catch (error) {
      if (constraintOf(error) === 'learners_external_id_unique') return 'external-id-taken';
      if (constraintOf(error) === 'learners_community') return 'community-unknown';
      throw error;
    }
    const { id: learnerId, agencyId, enrolment } = learner;
    await rows(unit).insert(EnrolmentRow, { ...enrolment, agencyId, learnerId });
    await this.makeFindable(unit, learner);
    return 'added';
  }

  /** Keeps where the enrolment stands: its standing, its track and what was attested. */
  async keepEnrolment(unit: WriteUnit, { agencyId, id: learnerId, enrolment }: Learner): Promise<void> {
    const { standing, standingSince, standingReason, track, keepsCoreCompetencies, ageAttested } = enrolment;
    await rows(unit).update(
      EnrolmentRow,
      { agencyId, learnerId },
      { standing, standingSince, standingReason, track, keepsCoreCompetencies, ageAttested },
    );
  }

  /** Writes under which version the learner goes on. */
  async keepVersion(unit: WriteUnit, { agencyId, id: learnerId, enrolment }: Learner): Promise<void> {
    const { programmeVersionId } = enrolment;
    await rows(unit).update(EnrolmentRow, { agencyId, learnerId }, { programmeVersionId });
  }

  /** The learner is with another agency from now on; here the enrolment rests for good. */
  async markTransferred(unit: WriteUnit, { agencyId, id }: Learner, since: Instant): Promise<void> {
    const moved = { standing: 'TRANSFERRED', standingSince: since as Date };
    await rows(unit).update(EnrolmentRow, { agencyId, learnerId: id }, moved);
  }

  /** Keeps the community of the agency, and when the learner joined it; after a refusal the unit can only be left untouched. */
  async keepCommunity(
    unit: WriteUnit,
    { agencyId, id, communityId, joinedOn }: Learner,
  ): Promise<'kept' | 'community-unknown'> {
    try {
      await rows(unit).update(LearnerRow, { agencyId, id }, { communityId, joinedOn });
      return 'kept';
    } catch (error) {
      if (constraintOf(error) === 'learners_community') return 'community-unknown';
      throw error;
    }
  }

  /** Keeps names, addresses, the day of joining and what was attested, and what the names are found by. */
  async keepFacts(unit: WriteUnit, learner: Learner): Promise<'kept' | 'external-id-taken'> {
    const { agencyId, id, displayName, sortKey, email, externalId, joinedOn } = learner;
    const facts = { ...namesOf(learner.name), displayName, sortKey, email, externalId, joinedOn };
    try {
      await rows(unit).update(LearnerRow, { agencyId, id }, facts);
    } catch (error) {
      if (constraintOf(error) === 'learners_external_id_unique') return 'external-id-taken';
      throw error;
    }
    await this.keepEnrolment(unit, learner);
    await query(unit, `delete from learner_name_suffixes where agency_id = $1 and learner_id = $2`, [
      agencyId,
      id,
    ]);
    await this.makeFindable(unit, learner);
    return 'kept';
  }

  /**
   * Whether a badge that was not taken back shows the learner's name, and which other agency issued it: a learner who was
   * transferred left theirs there. Null where none does.
   */
  async namedBadge(unit: WriteUnit, id: string): Promise<{ readonly issuedBy: string | null } | null> {
    const [found] = await query<{ issuedBy: string | null }>(
      unit,
      `select case when agency_id <> $2 then agency_name end as "issuedBy" from app.named_badge_of($1)`,
      [id, unit.actor?.agencyId ?? null],
    );
    return found ?? null;
  }

  private async makeFindable(unit: WriteUnit, { id, agencyId, name, displayName }: Learner): Promise<void> {
    await query(
      unit,
      `insert into learner_name_suffixes (agency_id, learner_id, suffix) select $1, $2, unnest($3::text[])`,
      [agencyId, id, nameSuffixes(name, displayName)],
    );
  }

  /**
   * The learner and the enrolment, both rows locked until the unit ends: what is decided about one learner is decided in
   * turn. Without its own lock the enrolment would be read as it stood before the wait.
   */
  async openForUpdate(unit: WriteUnit, id: string): Promise<Learner | null> {
    const [learner] = await this.openAllForUpdate(unit, [id]);
    return learner ?? null;
  }

  /**
   * The same for many by one statement, locked in the order of their ids, so that nobody who does the same waits in a
   * ring. Ids that name no learner of the unit's agency are left out.
   */
  async openAllForUpdate(unit: WriteUnit, ids: readonly string[]): Promise<Learner[]> {
    const wanted = ids.filter(isId);
    if (wanted.length === 0) return [];
    const found = await query<LearnerColumns>(
      unit,
      `select ${LEARNER_COLUMNS} from ${LEARNERS_ENROLLED}
       where l.agency_id = $1 and l.id = any($2::uuid[]) order by l.id for update`,
      [unit.actor?.agencyId ?? null, wanted],
    );
    return found.map(toLearner);
  }
}

function rowOf(learner: Learner) {
  const { name, enrolment: _enrolment, ...columns } = learner;
  return { ...columns, ...namesOf(name) };
}

function namesOf(name: LearnerName) {
  return name.kind === 'single'
    ? { givenName: null, familyName: null, singleName: name.single }
    : { givenName: name.given, familyName: name.family, singleName: null };
}
