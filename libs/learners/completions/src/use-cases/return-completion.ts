import { Injectable } from '@nestjs/common';

import { UnitsOfWork } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { type Return, type ReturnCompletionOutcome, ReturnCompletions } from './return-completions.js';
import { WaitingCompletions } from './waiting-completions.js';

export interface ReturnCompletionRequest extends Return {
  readonly completionId: string;
}

/** Returns a completion as a second person, with a reason; the learner may submit the assignment again. */
@Injectable()
export class ReturnCompletion {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly waiting: WaitingCompletions,
    private readonly completions: ReturnCompletions,
  ) {}

  run(
    actor: MemberActor,
    { completionId, ...returning }: ReturnCompletionRequest,
  ): Promise<ReturnCompletionOutcome> {
    return this.units.write(actor, async (unit) => {
      const opened = await this.waiting.openForUpdate(unit, completionId);
      const outcome = await this.completions.one(unit, actor, opened, returning);
      return outcome.kind === 'completion-returned' ? outcome : unit.leaveUntouched(outcome);
    });
  }
}
