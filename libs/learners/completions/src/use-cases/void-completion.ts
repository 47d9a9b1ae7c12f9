import { Injectable } from '@nestjs/common';

import type { FieldProblem } from '#platform/input';
import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { completionVoided } from '../domain/completion.events.js';
import type { Completion } from '../domain/completion.js';
import { decideVoid, type VoidRefusal } from '../domain/decide-void.js';
import type { LearnerFile } from '../domain/learner-file.js';
import { readReason } from '../domain/read-reason.js';
import { CompletionStore } from '../store/completion.store.js';
import { type RestingBadge, RestingBadges } from './resting-badges.js';
import { type OpenedCompletion, WaitingCompletions } from './waiting-completions.js';

export interface VoidCompletionRequest {
  readonly completionId: string;
  readonly reason: string;
}

export type VoidCompletionOutcome =
  | {
      readonly kind: 'completion-voided';
      readonly completion: Completion;
      /** The badge that rested on it, if there was one. */
      readonly badge: RestingBadge | null;
    }
  | Exclude<OpenedCompletion, { readonly kind: 'opened' }>
  | VoidRefusal
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

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
    private readonly completions: CompletionStore,
    private readonly badges: RestingBadges,
    private readonly journal: Journal,
  ) {}

  run(actor: MemberActor, request: VoidCompletionRequest): Promise<VoidCompletionOutcome> {
    return this.units.write(actor, async (unit) => {
      const opened = await this.files.openForUpdate(unit, request.completionId);
      if (opened.kind !== 'opened') return unit.leaveUntouched(opened);

      const read = readReason(request.reason);
      if (read.kind === 'invalid-input') return unit.leaveUntouched(read);
      const voiding = { by: actor.accountId, at: opened.file.openedAt, reason: read.reason };
      const outcome = decideVoid(opened.completion, voiding);
      if (outcome.kind !== 'voided') return unit.leaveUntouched(outcome);
      return this.voided(unit, opened.file, outcome.completion, actor);
    });
  }

  private async voided(
    unit: WriteUnit,
    file: LearnerFile,
    completion: Completion,
    { accountId }: MemberActor,
  ): Promise<VoidCompletionOutcome> {
    await this.completions.saveVoided(unit, completion, file.learner);
    await this.journal.append(unit, completionVoided(completion));
    const badge = await this.badges.afterVoiding(unit, file, {
      completionId: completion.id,
      by: accountId,
    });
    return { kind: 'completion-voided', completion, badge };
  }
}
