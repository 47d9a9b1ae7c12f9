import { Injectable } from '@nestjs/common';

import {
  AcceptCompletions,
  ReturnCompletions,
  SubmitCompletions,
  type UndoCompletionOutcome,
  UndoCompletions,
  VoidCompletions,
} from '#learners/completions';
import type { WriteUnit } from '#platform/persistence';

import type { JobRequest } from '../domain/job.js';
import type { JudgedRow, RowVerdict, WaitingRow } from '../store/job.store.js';
import {
  type Asked,
  idsOf,
  judgedBy,
  objectOf,
  refused,
  type Rows,
  type Starter,
  succeeded,
} from './verdicts.js';

/** What a job asks of the learners' work. */
export type WorkRequest = Extract<JobRequest, { readonly kind: `${string}_COMPLETIONS` }>;
type GivenBack = Extract<JobRequest, { readonly reason: string }>;

/** Does for each learner's work what a job asks, in as many statements for all rows as for one. */
@Injectable()
export class WorkJudge {
  constructor(
    private readonly submit: SubmitCompletions,
    private readonly accept: AcceptCompletions,
    private readonly giveBack: ReturnCompletions,
    private readonly takeBack: VoidCompletions,
    private readonly undo: UndoCompletions,
  ) {}

  judgeAll(
    unit: WriteUnit,
    starter: Starter,
    request: WorkRequest,
    rows: Rows,
  ): Promise<readonly JudgedRow[]> {
    switch (request.kind) {
      case 'RECORD_COMPLETIONS':
        return this.recorded(unit, starter, request, rows);
      case 'ACCEPT_COMPLETIONS':
        return this.accepted(unit, starter, request, rows);
      case 'RETURN_COMPLETIONS':
        return this.returned(unit, starter, request, rows);
      case 'VOID_COMPLETIONS':
        return this.voided(unit, starter, request, rows);
      case 'UNDO_COMPLETIONS':
        return this.undone(unit, starter, rows);
    }
  }

  private async recorded(
    unit: WriteUnit,
    { actor }: Starter,
    request: Asked<'RECORD_COMPLETIONS'>,
    rows: Rows,
  ): Promise<readonly JudgedRow[]> {
    const outcomes = await this.submit.within(unit, actor, idsOf(rows), request);
    return judgedBy(rows, outcomes, (outcome) =>
      outcome.kind === 'completion-submitted'
        ? succeeded(outcome.completion.id)
        : refused(outcome, request.assignment),
    );
  }

  private async accepted(
    unit: WriteUnit,
    { actor, email: deciderEmail }: Starter,
    { assignment }: Asked<'ACCEPT_COMPLETIONS'>,
    rows: Rows,
  ): Promise<readonly JudgedRow[]> {
    const acceptance = { assignment, deciderEmail };
    const outcomes = await this.accept.within(unit, actor, idsOf(rows), acceptance);
    return judgedBy(rows, outcomes, (outcome) =>
      outcome.kind === 'completion-accepted'
        ? succeeded(outcome.completion.id)
        : refused(outcome, assignment),
    );
  }

  private async returned(
    unit: WriteUnit,
    { actor, email: deciderEmail }: Starter,
    { assignment, reason }: GivenBack,
    rows: Rows,
  ): Promise<readonly JudgedRow[]> {
    const outcomes = await this.giveBack.within(unit, actor, idsOf(rows), {
      assignment,
      reason,
      deciderEmail,
    });
    return judgedBy(rows, outcomes, (outcome) =>
      outcome.kind === 'completion-returned'
        ? succeeded(outcome.completion.id)
        : refused(outcome, assignment),
    );
  }

  private async voided(
    unit: WriteUnit,
    { actor }: Starter,
    { assignment, reason }: GivenBack,
    rows: Rows,
  ): Promise<readonly JudgedRow[]> {
    const outcomes = await this.takeBack.within(unit, actor, idsOf(rows), { assignment, reason });
    return judgedBy(rows, outcomes, (outcome) =>
      outcome.kind === 'completion-voided' ? succeeded(outcome.completion.id) : refused(outcome, assignment),
    );
  }

  /** What was undone may be there no more: a first submission is gone with it. */
  private async undone(unit: WriteUnit, { actor }: Starter, rows: Rows): Promise<readonly JudgedRow[]> {
    const outcomes = await this.undo.within(unit, actor, rows.map(objectOf));
    const verdictOn = (outcome: UndoCompletionOutcome, row: WaitingRow): RowVerdict =>
      outcome.kind === 'completion-undone' ? succeeded(objectOf(row)) : refused(outcome);
    return judgedBy(rows, outcomes, verdictOn, objectOf);
  }
}
