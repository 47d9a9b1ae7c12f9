import type { Agency } from '#authority/agencies';
import type { ProgrammeVersion } from '#learners/programme';
import type { Learner } from '#learners/roster';
import type { MemberActor } from '#platform/tenancy';

import type { TestDatabase } from '../harness/database.js';
import { accountsIn } from './account.builder.js';
import { aMemberOf } from './actor.builder.js';
import { anAgency } from './agency.builder.js';
import { aCommunity } from './community.builder.js';
import { aCompletion } from './completion.builder.js';
import { aLearner } from './learner.builder.js';
import { aProgramme } from './programme.builder.js';

/** An agency with its people, and what it takes to enrol learners, all of it in the database. */
export interface AgencyScene {
  readonly agency: Agency;
  readonly programme: ProgrammeVersion;
  readonly manager: MemberActor;
  readonly registrar: MemberActor;
  readonly assessor: MemberActor;
  /** One more learner, enrolled on 2 November 2026. */
  enrols(): Promise<Learner>;
  /** One more learner, with all four assignments accepted. */
  qualifies(): Promise<Learner>;
}

export async function anAgencyScene(db: TestDatabase, builder = anAgency()): Promise<AgencyScene> {
  const agency = await builder.in(db);
  const community = await aCommunity().of(agency).in(db);
  const programme = await aProgramme().in(db);
  const manager = aMemberOf(agency.id);
  const registrar = aMemberOf(agency.id, 'AGENCY_REGISTRAR');
  const assessor = aMemberOf(agency.id, 'AGENCY_ASSESSOR');
  await accountsIn(db, manager, registrar, assessor);

  const enrols = (): Promise<Learner> =>
    aLearner().of(community).enrolledIn(programme).enrolledOn('2026-11-02').in(db);
  const qualifies = async (): Promise<Learner> => {
    const learner = await enrols();
    const accepted = aCompletion().of(learner).submittedBy(registrar.accountId).accepted();
    for (const { number } of programme.assignments)
      await accepted.ofAssignment(number).decidedBy(assessor.accountId).withNewId().in(db);
    return learner;
  };
  return { agency, programme, manager, registrar, assessor, enrols, qualifies };
}
