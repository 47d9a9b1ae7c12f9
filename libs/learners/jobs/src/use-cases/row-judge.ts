import { Injectable } from '@nestjs/common';

import { IssueBadge, UndoBadge } from '#learners/badges';
import { AcceptCompletion, SubmitCompletion } from '#learners/completions';
import type { WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import type { Job } from '../domain/job.js';
import { type Refusal, rowProblem } from '../domain/row-problem.js';
import type { RowVerdict, WaitingRow } from '../store/job.store.js';

/** In whose name a job is run, as they are at this moment. */
export interface Starter {
  readonly actor: MemberActor;
  readonly email: string;
}

/** Does for one learner what the job asks, by the very acts that a person does for one learner. */
@Injectable()
export class RowJudge {
  constructor(
    private readonly submit: SubmitCompletion,
    private readonly accept: AcceptCompletion,
    private readonly issue: IssueBadge,
    private readonly undo: UndoBadge,
  ) {}

  async judge(
    unit: WriteUnit,
    { actor, email }: Starter,
    { request }: Job,
    row: WaitingRow,
  ): Promise<RowVerdict> {
    const { learnerId } = row;
    switch (request.kind) {
      case 'RECORD_COMPLETIONS': {
        const outcome = await this.submit.within(unit, actor, { ...request, learnerId });
        return outcome.kind === 'completion-submitted'
          ? succeeded(outcome.completion.id)
          : refused(outcome, request.assignment);
      }
      case 'ACCEPT_COMPLETIONS': {
        const { assignment } = request;
        const outcome = await this.accept.within(unit, actor, { learnerId, assignment, deciderEmail: email });
        return outcome.kind === 'completion-accepted'
          ? succeeded(outcome.completion.id)
          : refused(outcome, assignment);
      }
      case 'ISSUE_BADGES': {
        const { nameChoice, consent, badgeKind: kind = 'MSQ', validFrom = null } = request;
        const wish = { learnerId, nameChoice, consent, kind, validFrom };
        const outcome = await this.issue.within(unit, actor, wish);
        return outcome.kind === 'badge-prepared' ? succeeded(outcome.badge.id) : refused(outcome);
      }
      case 'UNDO_BADGES': {
        const outcome = await this.undo.within(unit, actor, { badgeId: row.objectId ?? '' });
        return outcome.kind === 'badge-undone' || outcome.kind === 'badge-withdrawn'
          ? succeeded(outcome.badge.id)
          : refused(outcome);
      }
    }
  }
}

function succeeded(objectId: string): RowVerdict {
  return { kind: 'succeeded', objectId };
}

function refused(refusal: Refusal, assignment: number | null = null): RowVerdict {
  return { kind: 'refused', problem: rowProblem(refusal, assignment) };
}
