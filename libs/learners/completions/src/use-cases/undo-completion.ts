import { Injectable } from '@nestjs/common';

import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { completionUndone } from '../domain/completion.events.js';
import type { Completion } from '../domain/completion.js';
import { decideUndo, type UndoneAct, type UndoRefusal } from '../domain/decide-undo.js';
import { CompletionStore } from '../store/completion.store.js';
import { RestingBadges } from './resting-badges.js';
import { type OpenedCompletion, WaitingCompletions } from './waiting-completions.js';

export interface UndoCompletionRequest {
  readonly completionId: string;
}

export type UndoCompletionOutcome =
  | {
      readonly kind: 'completion-undone';
      readonly act: UndoneAct;
      readonly learnerId: string;
      /** As it stands again; null: the assignment is not started again. */
      readonly completion: Completion | null;
    }
  | Exclude<OpenedCompletion, { readonly kind: 'opened' }>
  | UndoRefusal;

type Opened = Extract<OpenedCompletion, { readonly kind: 'opened' }>;

/**
 * Undoes the last submission, acceptance or return within its minutes. That it was done and undone stays in the journal.
 * Of a learner who was transferred nothing is undone: what was accepted counts at another agency by now.
 */
@Injectable()
export class UndoCompletion {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly files: WaitingCompletions,
    private readonly completions: CompletionStore,
    private readonly badges: RestingBadges,
    private readonly journal: Journal,
  ) {}

  run(actor: MemberActor, { completionId }: UndoCompletionRequest): Promise<UndoCompletionOutcome> {
    return this.units.write(actor, async (unit) => {
      const opened = await this.files.openForUpdate(unit, completionId);
      if (opened.kind !== 'opened') return unit.leaveUntouched(opened);

      const outcome = await this.decided(unit, actor, opened);
      if (outcome.kind !== 'undone') return unit.leaveUntouched(outcome);
      await this.putBack(unit, opened, outcome.completion);
      await this.journal.append(unit, completionUndone(opened.completion, outcome.act));
      const { learnerId } = opened.completion;
      return { ...outcome, kind: 'completion-undone', learnerId };
    });
  }

  private async decided(unit: WriteUnit, actor: MemberActor, { file, completion }: Opened) {
    const { decidedAt } = completion;
    if (file.learner.enrolment.standing === 'TRANSFERRED')
      return { kind: 'no-act-to-undo', state: completion.state } as const;
    return decideUndo(completion, actor, {
      now: file.openedAt,
      attemptBefore: await this.completions.attemptBefore(unit, completion, file.learner),
      badgePrepared: decidedAt !== null && (await this.badges.preparedSince(unit, file, decidedAt)),
    });
  }

  private putBack(unit: WriteUnit, { file, completion }: Opened, before: Completion | null): Promise<void> {
    if (before === null) return this.completions.remove(unit, completion, file.learner);
    return this.completions.save(unit, before, file.learner);
  }
}
