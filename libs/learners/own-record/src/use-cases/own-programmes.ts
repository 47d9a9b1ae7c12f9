import { Injectable } from '@nestjs/common';

import { ProgrammeReads, type ProgrammeVersion } from '#learners/programme';
import { LearnerReads } from '#learners/roster';
import { UnitsOfWork } from '#platform/persistence';
import type { LearnerActor } from '#platform/tenancy';

/** What a learner reads and hears: the version of the programme that they are on at one agency. */
@Injectable()
export class OwnProgrammes {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly learners: LearnerReads,
    private readonly programmes: ProgrammeReads,
  ) {}

  /** Retired or not, in two statements. Null where the learner is not there any more. */
  of(actor: LearnerActor): Promise<ProgrammeVersion | null> {
    return this.units.read(actor, async (unit) => {
      const learner = await this.learners.one(unit, actor.learnerId);
      if (learner === null) return null;
      const [own] = await this.programmes.byIds(unit, [learner.enrolment.programmeVersionId]);
      if (!own) throw new Error('A learner’s programme version is not there.');
      return own;
    });
  }
}
