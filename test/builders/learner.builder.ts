import { randomUUID } from 'node:crypto';

import type { Community } from '#communities/register';
import type { ProgrammeVersion } from '#learners/programme';
import {
  type AgeAttestation,
  displayNameOf,
  type EnrolmentStanding,
  type Learner,
  type LearnerName,
  nameSuffixes,
  sortKeyOf,
  type Track,
} from '#learners/roster';
import { type CalendarDay, type Instant, parseInstant } from '#platform/clock';
import type { AccountId, AgencyId } from '#platform/tenancy';

import type { TestDatabase } from '../harness/database.js';

/** Zoe Tremblay on the MSO track, enrolled on 2 March 2026, without account, e-mail or external id. */
export function aLearner(): LearnerBuilder {
  const name: LearnerName = { kind: 'given-family', given: 'Zoe', family: 'Tremblay' };
  return new LearnerBuilder({
    id: randomUUID(),
    portableId: randomUUID(),
    agencyId: randomUUID() as AgencyId,
    communityId: randomUUID(),
    accountId: null,
    name,
    displayName: displayNameOf(name),
    sortKey: sortKeyOf(name),
    email: null,
    externalId: null,
    joinedOn: null,
    registeredAt: parseInstant('2026-03-02T15:00:00Z')!,
    enrolment: {
      id: randomUUID(),
      programmeVersionId: randomUUID(),
      track: 'MSO',
      enrolledOn: '2026-03-02' as CalendarDay,
      standing: 'ACTIVE',
      standingSince: null,
      standingReason: null,
      keepsCoreCompetencies: false,
      ageAttested: null,
      openingBatchId: null,
    },
  });
}

class LearnerBuilder {
  constructor(private readonly learner: Learner) {}

  of(community: Pick<Community, 'id' | 'agencyId'>): LearnerBuilder {
    return this.with({ agencyId: community.agencyId, communityId: community.id });
  }

  named(given: string, family: string): LearnerBuilder {
    return this.called({ kind: 'given-family', given, family });
  }

  singleNamed(single: string): LearnerBuilder {
    return this.called({ kind: 'single', single });
  }

  withEmail(email: string): LearnerBuilder {
    return this.with({ email });
  }

  withExternalId(externalId: string): LearnerBuilder {
    return this.with({ externalId });
  }

  joinedOn(day: string): LearnerBuilder {
    return this.with({ joinedOn: day as CalendarDay });
  }

  withAccount(accountId: AccountId): LearnerBuilder {
    return this.with({ accountId });
  }

  onTrack(track: Track): LearnerBuilder {
    return this.with({ enrolment: { ...this.learner.enrolment, track } });
  }

  enrolledIn(version: Pick<ProgrammeVersion, 'id'>): LearnerBuilder {
    return this.with({ enrolment: { ...this.learner.enrolment, programmeVersionId: version.id } });
  }

  enrolledOn(day: string): LearnerBuilder {
    return this.with({ enrolment: { ...this.learner.enrolment, enrolledOn: day as CalendarDay } });
  }

  /** At rest, with the reason that removing asks for. */
  standing(standing: EnrolmentStanding): LearnerBuilder {
    const standingReason = standing === 'REMOVED' ? 'Removed at the agency’s wish.' : null;
    const standingSince = standing === 'ACTIVE' ? null : parseInstant('2026-11-20T15:00:00Z');
    return this.with({ enrolment: { ...this.learner.enrolment, standing, standingReason, standingSince } });
  }

  attested(ageAttested: AgeAttestation | null): LearnerBuilder {
    return this.with({ enrolment: { ...this.learner.enrolment, ageAttested } });
  }

  registeredAt(registeredAt: Instant): LearnerBuilder {
    return this.with({ registeredAt });
  }

  build(): Learner {
    return this.learner;
  }

  /** Puts learner and enrolment in the database, past every act and policy; community and version must be there. */
  async in(db: TestDatabase): Promise<Learner> {
    const { learner } = this;
    const { name, enrolment } = learner;
    const names = name.kind === 'single' ? [null, null, name.single] : [name.given, name.family, null];
    await db.adminQuery(
      `insert into learners (id, agency_id, community_id, account_id, given_name, family_name, single_name,
         display_name, sort_key, email, external_id, registered_at, portable_id, joined_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        ...[learner.id, learner.agencyId, learner.communityId, learner.accountId, ...names],
        ...[learner.displayName, learner.sortKey, learner.email, learner.externalId, learner.registeredAt],
        ...[learner.portableId, learner.joinedOn],
      ],
    );
    await db.adminQuery(
      `insert into enrolments (id, agency_id, learner_id, programme_version_id, track, enrolled_on, standing,
         standing_since, standing_reason, keeps_core_competencies, age_attested)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        enrolment.id,
        learner.agencyId,
        learner.id,
        enrolment.programmeVersionId,
        enrolment.track,
        enrolment.enrolledOn,
        ...[enrolment.standing, enrolment.standingSince, enrolment.standingReason],
        ...[enrolment.keepsCoreCompetencies, enrolment.ageAttested],
      ],
    );
    await db.adminQuery(
      `insert into learner_name_suffixes (agency_id, learner_id, suffix) select $1, $2, unnest($3::text[])`,
      [learner.agencyId, learner.id, nameSuffixes(name, learner.displayName)],
    );
    return learner;
  }

  private called(name: LearnerName): LearnerBuilder {
    return this.with({ name, displayName: displayNameOf(name), sortKey: sortKeyOf(name) });
  }

  private with(different: Partial<Learner>): LearnerBuilder {
    return new LearnerBuilder({ ...this.learner, ...different });
  }
}
