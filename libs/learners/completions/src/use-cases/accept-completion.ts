import { Injectable } from '@nestjs/common';

import { UnitsOfWork } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { type Acceptance, type AcceptCompletionOutcome, AcceptCompletions } from './accept-completions.js';
import { WaitingCompletions } from './waiting-completions.js';

export interface AcceptCompletionRequest extends Acceptance {
  readonly completionId: string;
}

/**
 * Accepts a completion as a second person. The last one makes the learner Member Service Qualified; on the track MSO
 * that is its end, and Core Competencies in Member Service come with it.
 */
@Injectable()
export class AcceptCompletion {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly waiting: WaitingCompletions,
    private readonly completions: AcceptCompletions,
  ) {}

  run(
    actor: MemberActor,
    { completionId, ...acceptance }: AcceptCompletionRequest,
  ): Promise<AcceptCompletionOutcome> {
    return this.units.write(actor, async (unit) => {
      const opened = await this.waiting.openForUpdate(unit, completionId);
      const outcome = await this.completions.one(unit, actor, opened, acceptance);
      return outcome.kind === 'completion-accepted' ? outcome : unit.leaveUntouched(outcome);
    });
  }
}
