import { randomUUID } from 'node:crypto';

import { Injectable } from '@nestjs/common';

import type { Learner } from '#learners/roster';
import { Journal } from '#platform/journal';
import type { WriteUnit } from '#platform/persistence';

import { type AcceptedElsewhere, carriedOver } from '../domain/carried-over.js';
import { completionCarriedOver } from '../domain/completion.events.js';
import type { Completion, CompletionId } from '../domain/completion.js';
import { CompletionStore } from '../store/completion.store.js';

/**
 * Lets work that was judged elsewhere count for a learner, in a unit that holds more than this and the learner's lock.
 * Who calls has decided that it may, and tells of a qualification that comes of it.
 */
@Injectable()
export class CarryOver {
  constructor(
    private readonly completions: CompletionStore,
    private readonly journal: Journal,
  ) {}

  /**
   * Writes one accepted completion for each, under the version of the learner's enrolment, and tells the journal. An
   * assignment that has a completion there already, and work that has nothing behind it, is a fault
   * (`completions_one_per_assignment`, `completions_carried`).
   */
  async within(
    unit: WriteUnit,
    learner: Learner,
    works: readonly AcceptedElsewhere[],
  ): Promise<readonly Completion[]> {
    const carried = works.map((work) => carriedOver(learner, work, randomUUID() as string as CompletionId));
    await this.completions.add(unit, carried, learner);
    await this.journal.appendAll(unit, carried.map(completionCarriedOver));
    return carried;
  }
}
