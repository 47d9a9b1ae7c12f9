import { Injectable } from '@nestjs/common';

import { coreCompetenciesAwarded, hasCoreCompetencies } from '#learners/roster';
import { Journal } from '#platform/journal';
import { Outbox } from '#platform/outbox';
import type { WriteUnit } from '#platform/persistence';

import { learnerQualified } from '../domain/completion.events.js';
import type { LearnerFile } from '../domain/learner-file.js';
import { RestingBadges } from './resting-badges.js';

/**
 * Tells that a learner has become qualified, in the unit in which it happened: on the track MSO with their Core
 * Competencies. Whoever keeps badges hears of it, since what they rest on stands again.
 */
@Injectable()
export class Qualifying {
  constructor(
    private readonly journal: Journal,
    private readonly outbox: Outbox,
    private readonly badges: RestingBadges,
  ) {}

  async tell(unit: WriteUnit, file: LearnerFile): Promise<void> {
    await this.journal.append(unit, learnerQualified(file));
    const payload = { learnerId: file.learner.id, programmeVersionId: file.programme.id };
    await this.outbox.publish(unit, { type: 'learner.qualified', payload });
    await this.badges.afterQualifying(unit, file);
    if (!hasCoreCompetencies(file.learner.enrolment, true)) return;
    await this.journal.append(unit, coreCompetenciesAwarded(file.learner));
    await this.outbox.publish(unit, { type: 'learner.core-competencies-awarded', payload });
  }
}
