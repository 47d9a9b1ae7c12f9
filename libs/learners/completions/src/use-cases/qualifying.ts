import { Injectable } from '@nestjs/common';

import { coreCompetenciesAwarded, hasCoreCompetencies } from '#learners/roster';
import { Journal } from '#platform/journal';
import { Outbox, type OutboxEvent } from '#platform/outbox';
import type { WriteUnit } from '#platform/persistence';

import { learnerQualified } from '../domain/completion.events.js';
import type { LearnerFile } from '../domain/learner-file.js';
import { RestingBadges } from './resting-badges.js';

/**
 * Tells that learners have become qualified, in the unit in which it happened: on the track MSO with their Core
 * Competencies. Whoever keeps badges hears of it, since what they rest on stands again.
 */
@Injectable()
export class Qualifying {
  constructor(
    private readonly journal: Journal,
    private readonly outbox: Outbox,
    private readonly badges: RestingBadges,
  ) {}

  /** In as many statements as for one of them; for nobody none. */
  async tell(unit: WriteUnit, files: readonly LearnerFile[]): Promise<void> {
    if (files.length === 0) return;
    await this.journal.appendAll(unit, files.map(learnerQualified));
    await this.outbox.publishAll(unit, files.map(toldAs('learner.qualified')));
    await this.badges.afterQualifying(unit, files);
    const awarded = files.filter(({ learner }) => hasCoreCompetencies(learner.enrolment, true));
    if (awarded.length === 0) return;
    await this.journal.appendAll(
      unit,
      awarded.map(({ learner }) => coreCompetenciesAwarded(learner)),
    );
    await this.outbox.publishAll(unit, awarded.map(toldAs('learner.core-competencies-awarded')));
  }
}

function toldAs(type: string): (file: LearnerFile) => OutboxEvent {
  return ({ learner, programme }) => ({
    type,
    payload: { learnerId: learner.id, programmeVersionId: programme.id },
  });
}
