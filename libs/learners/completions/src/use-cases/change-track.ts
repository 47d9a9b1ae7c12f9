import { Injectable } from '@nestjs/common';

import { qualificationOf } from '#learners/qualification';
import {
  coreCompetenciesAwarded,
  hasCoreCompetencies,
  type Learner,
  type LearnerNotActive,
  LearnerStore,
  notActive,
  type Track,
  trackChanged,
} from '#learners/roster';
import { Journal } from '#platform/journal';
import { Outbox } from '#platform/outbox';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import type { LearnerFile } from '../domain/learner-file.js';
import { LearnerFiles, type OpenedFile } from './learner-files.js';

export interface ChangeTrackRequest {
  readonly learnerId: string;
  readonly track: Track;
}

export type ChangeTrackOutcome =
  | { readonly kind: 'track-changed'; readonly learner: Learner }
  | Exclude<OpenedFile, { readonly kind: 'opened' }>
  | LearnerNotActive;

/**
 * Changes where a learner is heading. Everything is kept: what was accepted, the qualification, and the Core
 * Competencies of whoever had them. Whoever is qualified and turns to the track MSO is awarded them by it.
 */
@Injectable()
export class ChangeTrack {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly files: LearnerFiles,
    private readonly learners: LearnerStore,
    private readonly journal: Journal,
    private readonly outbox: Outbox,
  ) {}

  run(actor: MemberActor, { learnerId, track }: ChangeTrackRequest): Promise<ChangeTrackOutcome> {
    return this.units.write(actor, async (unit): Promise<ChangeTrackOutcome> => {
      const opened = await this.files.openForUpdate(unit, learnerId);
      if (opened.kind !== 'opened') return unit.leaveUntouched(opened);
      const { learner } = opened.file;
      const refusal = notActive(learner.enrolment);
      if (refusal) return unit.leaveUntouched(refusal);
      if (learner.enrolment.track === track) return unit.leaveUntouched({ kind: 'track-changed', learner });
      return this.changed(unit, opened.file, track);
    });
  }

  private async changed(unit: WriteUnit, file: LearnerFile, track: Track): Promise<ChangeTrackOutcome> {
    const { enrolment } = file.learner;
    const isQualified = qualificationOf(file.completions, file.programme).kind === 'qualified';
    const had = hasCoreCompetencies(enrolment, isQualified);
    const keepsCoreCompetencies = had || enrolment.keepsCoreCompetencies;
    const learner = { ...file.learner, enrolment: { ...enrolment, track, keepsCoreCompetencies } };

    await this.learners.keepEnrolment(unit, learner);
    await this.journal.append(unit, trackChanged(learner, enrolment));
    if (!had && hasCoreCompetencies(learner.enrolment, isQualified)) await this.awarded(unit, learner);
    return { kind: 'track-changed', learner };
  }

  private async awarded(unit: WriteUnit, learner: Learner): Promise<void> {
    await this.journal.append(unit, coreCompetenciesAwarded(learner));
    const payload = { learnerId: learner.id, programmeVersionId: learner.enrolment.programmeVersionId };
    await this.outbox.publish(unit, { type: 'learner.core-competencies-awarded', payload });
  }
}
