import { Injectable } from '@nestjs/common';

import { UnitsOfWork } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { type VoidCompletionOutcome, VoidCompletions, type Voiding } from './void-completions.js';
import { WaitingCompletions } from './waiting-completions.js';

export interface VoidCompletionRequest extends Voiding {
  readonly completionId: string;
}

/**
 * Takes an acceptance back, with a reason: the learner is no longer qualified and may submit the assignment anew. A
 * badge that waits for its signature is withdrawn in the same transaction; one that is signed is reviewed or suspended, as
 * the programme's policy says, and the outcome names it.
 */
@Injectable()
export class VoidCompletion {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly files: WaitingCompletions,
    private readonly completions: VoidCompletions,
  ) {}

  run(
    actor: MemberActor,
    { completionId, ...voiding }: VoidCompletionRequest,
  ): Promise<VoidCompletionOutcome> {
    return this.units.write(actor, async (unit) => {
      const opened = await this.files.openForUpdate(unit, completionId);
      const outcome = await this.completions.one(unit, actor, opened, voiding);
      return outcome.kind === 'completion-voided' ? outcome : unit.leaveUntouched(outcome);
    });
  }
}
