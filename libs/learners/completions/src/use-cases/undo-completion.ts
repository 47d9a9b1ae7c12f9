import { Injectable } from '@nestjs/common';

import { UnitsOfWork } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { type UndoCompletionOutcome, UndoCompletions } from './undo-completions.js';

export interface UndoCompletionRequest {
  readonly completionId: string;
}

/**
 * Undoes the last submission, acceptance or return within its minutes. That it was done and undone stays in the journal.
 * Of a learner who was transferred nothing is undone: what was accepted counts at another agency by now.
 */
@Injectable()
export class UndoCompletion {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly completions: UndoCompletions,
  ) {}

  run(actor: MemberActor, { completionId }: UndoCompletionRequest): Promise<UndoCompletionOutcome> {
    return this.units.write(actor, async (unit) => {
      const outcomes = await this.completions.within(unit, actor, [completionId]);
      const outcome = outcomes.get(completionId) ?? UNKNOWN;
      return outcome.kind === 'completion-undone' ? outcome : unit.leaveUntouched(outcome);
    });
  }
}

const UNKNOWN: UndoCompletionOutcome = { kind: 'completion-unknown' };
