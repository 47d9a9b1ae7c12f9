import { Injectable } from '@nestjs/common';

import type { ProgrammeVersion } from '#learners/programme';
import { qualificationOf } from '#learners/qualification';
import { type Learner, LearnerStore } from '#learners/roster';
import { Journal } from '#platform/journal';
import type { WriteUnit } from '#platform/persistence';

import { versionChanged } from '../domain/completion.events.js';
import type { Completion } from '../domain/completion.js';
import type { VersionChange } from '../domain/decide-change-version.js';
import type { LearnerFile } from '../domain/learner-file.js';
import { CompletionStore } from '../store/completion.store.js';
import { CarryOver } from './carry-over.js';
import { Qualifying } from './qualifying.js';

/** What a change of version reads and writes, in one unit and under the learner's lock. */
@Injectable()
export class CarriedRecords {
  constructor(
    private readonly learners: LearnerStore,
    private readonly completions: CompletionStore,
    private readonly carryOver: CarryOver,
    private readonly journal: Journal,
    private readonly qualifying: Qualifying,
  ) {}

  /** What the learner did under the version before. */
  heldUnder(unit: WriteUnit, { learner }: LearnerFile, { id }: ProgrammeVersion): Promise<Completion[]> {
    return this.completions.heldForDecision(unit, under(learner, id));
  }

  async write(
    unit: WriteUnit,
    file: LearnerFile,
    to: ProgrammeVersion,
    { works }: VersionChange,
  ): Promise<Learner> {
    const learner = under(file.learner, to.id);
    await this.learners.keepVersion(unit, learner);
    await this.journal.append(unit, versionChanged(learner, file.programme, to));
    await this.carryOver.within(unit, learner, works);
    const completions = await this.completions.heldForDecision(unit, learner);
    const wasQualified = qualificationOf(file.completions, file.programme).kind === 'qualified';
    const isQualified = qualificationOf(completions, to).kind === 'qualified';
    if (isQualified && !wasQualified)
      await this.qualifying.tell(unit, [{ ...file, learner, programme: to, completions }]);
    return learner;
  }
}

function under(learner: Learner, programmeVersionId: string): Learner {
  return { ...learner, enrolment: { ...learner.enrolment, programmeVersionId } };
}
