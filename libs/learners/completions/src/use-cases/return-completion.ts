import { Injectable } from '@nestjs/common';

import { Journal } from '#platform/journal';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { completionReturned } from '../domain/completion.events.js';
import type { Completion } from '../domain/completion.js';
import { decideReturn, type ReturnRefusal } from '../domain/decide-return.js';
import type { LearnerFile } from '../domain/learner-file.js';
import { readReason } from '../domain/read-reason.js';
import type { RubricNoteText } from '../domain/read-rubric-notes.js';
import { CompletionStore } from '../store/completion.store.js';
import { type OpenedCompletion, WaitingCompletions } from './waiting-completions.js';

export interface ReturnCompletionRequest {
  readonly completionId: string;
  readonly reason: string;
  /** What the assessor noted about single outcomes. */
  readonly rubricNotes?: readonly RubricNoteText[] | null;
  /** The e-mail of the deciding account: nobody decides about themselves, with or without a linked account. */
  readonly deciderEmail: string;
}

export type ReturnCompletionOutcome =
  | { readonly kind: 'completion-returned'; readonly completion: Completion }
  | Exclude<OpenedCompletion, { readonly kind: 'opened' }>
  | ReturnRefusal;

/** Returns a completion as a second person, with a reason; the learner may submit the assignment again. */
@Injectable()
export class ReturnCompletion {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly waiting: WaitingCompletions,
    private readonly completions: CompletionStore,
    private readonly journal: Journal,
  ) {}

  run(actor: MemberActor, request: ReturnCompletionRequest): Promise<ReturnCompletionOutcome> {
    return this.units.write(actor, async (unit) => {
      const opened = await this.waiting.openForUpdate(unit, request.completionId);
      if (opened.kind !== 'opened') return unit.leaveUntouched(opened);

      const read = readReason(request.reason);
      if (read.kind === 'invalid-input') return unit.leaveUntouched(read);
      const { accountId } = actor;
      const waysIn = await this.completions.waysInOf(unit, [opened.completion], accountId);
      const wayIn = waysIn.get(opened.completion.id) ?? null;
      const decider = { accountId, email: request.deciderEmail, wayIn };
      const returning = { reason: read.reason, rubricNotes: request.rubricNotes ?? [] };
      const outcome = decideReturn(opened.file, opened.completion, decider, returning);
      if (outcome.kind !== 'returned') return unit.leaveUntouched(outcome);
      return this.returned(unit, opened.file, outcome.completion);
    });
  }

  private async returned(
    unit: WriteUnit,
    file: LearnerFile,
    completion: Completion,
  ): Promise<ReturnCompletionOutcome> {
    await this.completions.save(unit, completion, file.learner);
    await this.journal.append(unit, completionReturned(completion));
    return { kind: 'completion-returned', completion };
  }
}
