import { randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import type { ProgrammeVersion } from '#learners/programme';
import { qualificationOf } from '#learners/qualification';
import { coreCompetenciesAwarded, hasCoreCompetencies, type Learner } from '#learners/roster';
import { Journal } from '#platform/journal';
import { Outbox, type OutboxEvent } from '#platform/outbox';
import type { WriteUnit } from '#platform/persistence';

import { type AcceptedElsewhere, carriedOver } from '../domain/carried-over.js';
import { completionCarriedOver, learnerQualified } from '../domain/completion.events.js';
import type { Completion, CompletionId } from '../domain/completion.js';
import { CarriedOverStore } from '../store/carried-over.store.js';

/** What counts for one learner, who is new here and has no completion yet. */
export interface CarriedFor {
  readonly learner: Learner;
  readonly works: readonly AcceptedElsewhere[];
}

/** Lets the work of many new learners count at once, and tells of every qualification that comes of it. */
@Injectable()
export class CarryOverMany {
  constructor(
    private readonly completions: CarriedOverStore,
    private readonly journal: Journal,
    private readonly outbox: Outbox,
  ) {}

  /** The learners stand under `programme`. Answers how many completions it wrote, all by one statement. */
  async within(unit: WriteUnit, programme: ProgrammeVersion, all: readonly CarriedFor[]): Promise<number> {
    const files = all.map(({ learner, works }) => ({
      learner,
      programme,
      completions: works.map((work) => carriedOver(learner, work, randomUUID() as string as CompletionId)),
    }));
    const carried = files.flatMap(({ learner, completions }) =>
      completions.map((completion) => ({ completion, agencyId: learner.agencyId })),
    );
    await this.completions.addAll(unit, carried);
    await this.journal.appendAll(
      unit,
      carried.map(({ completion }) => completionCarriedOver(completion)),
    );
    await this.tellQualified(unit, files);
    return carried.length;
  }

  private async tellQualified(unit: WriteUnit, files: readonly CarriedFile[]): Promise<void> {
    const qualified = files.filter(
      ({ completions, programme }) => qualificationOf(completions, programme).kind === 'qualified',
    );
    const awarded = qualified.filter(({ learner }) => hasCoreCompetencies(learner.enrolment, true));
    await this.journal.appendAll(unit, [
      ...qualified.map(learnerQualified),
      ...awarded.map(({ learner }) => coreCompetenciesAwarded(learner)),
    ]);
    const events = [
      ...qualified.map((file) => told('learner.qualified', file)),
      ...awarded.map((file) => told('learner.core-competencies-awarded', file)),
    ];
    if (events.length > 0) await this.outbox.publishAll(unit, events);
  }
}

interface CarriedFile {
  readonly learner: Learner;
  readonly programme: ProgrammeVersion;
  readonly completions: readonly Completion[];
}

function told(type: string, { learner, programme }: CarriedFile): OutboxEvent {
  return { type, payload: { learnerId: learner.id, programmeVersionId: programme.id } };
}
