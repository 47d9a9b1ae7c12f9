import { Injectable } from '@nestjs/common';

import { UnitsOfWork, type WriteUnit } from '#platform/persistence';

import type { SubmissionText } from '../domain/read-submission.js';
import { type SubmitCompletionOutcome, SubmitCompletions, type Submitting } from './submit-completions.js';

export interface SubmitCompletionRequest extends SubmissionText {
  readonly learnerId: string;
}

/**
 * Records that a learner completed an assignment; it then waits for a second person's decision. To a learner everybody
 * else is unknown: their unit sees no other row.
 */
@Injectable()
export class SubmitCompletion {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly completions: SubmitCompletions,
  ) {}

  run(actor: Submitting, request: SubmitCompletionRequest): Promise<SubmitCompletionOutcome> {
    return this.units.write(actor, async (unit) => {
      const outcome = await this.within(unit, actor, request);
      return outcome.kind === 'completion-submitted' ? outcome : unit.leaveUntouched(outcome);
    });
  }

  /** The same act in a unit that holds more than this one. What it refuses, it has written nothing of. */
  async within(
    unit: WriteUnit,
    actor: Submitting,
    request: SubmitCompletionRequest,
  ): Promise<SubmitCompletionOutcome> {
    const { learnerId, ...work } = request;
    const outcomes = await this.completions.within(unit, actor, [learnerId], work);
    return outcomes.get(learnerId) ?? { kind: 'learner-unknown' };
  }
}
