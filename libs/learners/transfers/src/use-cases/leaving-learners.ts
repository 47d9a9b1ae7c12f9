import { Injectable } from '@nestjs/common';

import { type Agency, AgencyReads } from '#authority/agencies';
import { type Completion, CompletionReads } from '#learners/completions';
import { ProgrammeReads, type ProgrammeVersion } from '#learners/programme';
import { type Learner, LearnerStore } from '#learners/roster';
import { MemberNames } from '#platform/identity';
import type { WriteUnit } from '#platform/persistence';

import type { Transfer } from '../domain/transfer.js';

/** Everything that a transfer carries over, read under the lock of the learner who goes. */
export interface Leaving {
  readonly learner: Learner;
  readonly programme: ProgrammeVersion;
  readonly completions: readonly Completion[];
  /** The giving agency's people by account, as it knows them. */
  readonly people: ReadonlyMap<string, string>;
  readonly from: Agency;
  readonly to: Agency;
}

/** Opens the file of somebody who goes, at the agency that gives them; the unit is LPHQ's, in that agency. */
@Injectable()
export class LeavingLearners {
  private readonly names = new MemberNames();

  constructor(
    private readonly learners: LearnerStore,
    private readonly completions: CompletionReads,
    private readonly programmes: ProgrammeReads,
    private readonly agencies: AgencyReads,
  ) {}

  async open(unit: WriteUnit, { learnerId, agencyId, toAgencyId }: Transfer): Promise<Leaving> {
    const learner = await this.learners.openForUpdate(unit, learnerId);
    const agencies = await this.agencies.byIds(unit, [agencyId, toAgencyId]);
    const from = agencies.find(({ id }) => id === agencyId);
    const to = agencies.find(({ id }) => id === toAgencyId);
    const versionId = learner?.enrolment.programmeVersionId ?? '';
    const [programme] = await this.programmes.byIds(unit, [versionId]);
    if (!learner || !from || !to || !programme) throw new Error('A transfer names what is not there.');
    const all = (await this.completions.ofLearners(unit, [learner.id])).get(learner.id) ?? [];
    const completions = all.filter(({ programmeVersionId }) => programmeVersionId === versionId);
    const people = await this.names.ofAgency(unit);
    return { learner, programme, completions, people, from, to };
  }
}
