import { Injectable } from '@nestjs/common';

import { Journal } from '#platform/journal';
import type { WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { completionReturned } from '../domain/completion.events.js';
import type { Completion } from '../domain/completion.js';
import { decideReturn, type ReturnDecision, type ReturnRefusal } from '../domain/decide-return.js';
import { readReason } from '../domain/read-reason.js';
import type { RubricNoteText } from '../domain/read-rubric-notes.js';
import { CompletionStore } from '../store/completion.store.js';
import { type Opened, type OpenedCompletion, WaitingCompletions } from './waiting-completions.js';

/** Why the work goes back, and by whom. */
export interface Return {
  readonly reason: string;
  /** What the assessor noted about single outcomes. */
  readonly rubricNotes?: readonly RubricNoteText[] | null;
  /** The e-mail of the deciding account: nobody decides about themselves, with or without a linked account. */
  readonly deciderEmail: string;
}

/** The same for whatever waits of one assignment. */
export interface ReturnAssignment extends Return {
  readonly assignment: number;
}

export type ReturnCompletionOutcome =
  | { readonly kind: 'completion-returned'; readonly completion: Completion }
  | Exclude<OpenedCompletion, Opened>
  | ReturnRefusal;

/** What became of one work, and in whose file. */
interface Judged extends Opened {
  readonly decision: ReturnDecision;
}

/**
 * Returns an assignment of many learners as a second person, for one reason that each of them is told, in as many statements
 * as for one. Each work is judged by its own learner's file: what is refused to one changes nothing for another, and nothing
 * of it was written.
 */
@Injectable()
export class ReturnCompletions {
  constructor(
    private readonly waiting: WaitingCompletions,
    private readonly completions: CompletionStore,
    private readonly journal: Journal,
  ) {}

  /** Every id asked for has an outcome. Learners are locked until the unit ends. */
  async within(
    unit: WriteUnit,
    actor: MemberActor,
    learnerIds: readonly string[],
    { assignment, ...returning }: ReturnAssignment,
  ): Promise<ReadonlyMap<string, ReturnCompletionOutcome>> {
    const outcomes = new Map<string, ReturnCompletionOutcome>();
    const works: Opened[] = [];
    for (const [id, each] of await this.waiting.openAssignments(unit, learnerIds, assignment))
      if (each.kind === 'opened') works.push(each);
      else outcomes.set(id, each);
    for (const { file, decision } of await this.judged(unit, actor, works, returning))
      outcomes.set(file.learner.id, told(decision));
    return outcomes;
  }

  /** One work, whose file is open already. */
  async one(
    unit: WriteUnit,
    actor: MemberActor,
    opened: OpenedCompletion,
    returning: Return,
  ): Promise<ReturnCompletionOutcome> {
    if (opened.kind !== 'opened') return opened;
    const [judged] = await this.judged(unit, actor, [opened], returning);
    return judged ? told(judged.decision) : { kind: 'completion-unknown' };
  }

  private async judged(
    unit: WriteUnit,
    { accountId }: MemberActor,
    works: readonly Opened[],
    { deciderEmail: email, reason, rubricNotes }: Return,
  ): Promise<readonly Judged[]> {
    const read = readReason(reason);
    if (read.kind === 'invalid-input') return works.map((work) => ({ ...work, decision: read }));
    const returning = { reason: read.reason, rubricNotes: rubricNotes ?? [] };
    const waiting = works.map(({ completion }) => completion);
    const waysIn = await this.completions.waysInOf(unit, waiting, accountId);
    const judged = works.map((work) => {
      const decider = { accountId, email, wayIn: waysIn.get(work.completion.id) ?? null };
      return { ...work, decision: decideReturn(work.file, work.completion, decider, returning) };
    });
    await this.write(unit, judged);
    return judged;
  }

  private async write(unit: WriteUnit, judged: readonly Judged[]): Promise<void> {
    const returned = judged.flatMap(({ file: { learner }, decision }) =>
      decision.kind === 'returned' ? [{ completion: decision.completion, learner }] : [],
    );
    await this.completions.saveAll(unit, returned);
    await this.journal.appendAll(
      unit,
      returned.map(({ completion }) => completionReturned(completion)),
    );
  }
}

function told(decision: ReturnDecision): ReturnCompletionOutcome {
  return decision.kind === 'returned' ? { ...decision, kind: 'completion-returned' } : decision;
}
