import { Injectable } from '@nestjs/common';

import { IssueBadges, UndoBadge } from '#learners/badges';
import { AcceptCompletion, SubmitCompletions } from '#learners/completions';
import type { WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { inLockOrder, type Job, type JobRequest } from '../domain/job.js';
import { type Refusal, rowProblem } from '../domain/row-problem.js';
import type { JudgedRow, RowVerdict, WaitingRow } from '../store/job.store.js';

/** In whose name a job is run, as they are at this moment. */
export interface Starter {
  readonly actor: MemberActor;
  readonly email: string;
}

type Asked<Kind extends JobRequest['kind']> = Extract<JobRequest, { readonly kind: Kind }>;
type Rows = readonly WaitingRow[];

/** Does for each learner what the job asks, by the very acts that a person does for one learner. */
@Injectable()
export class RowJudge {
  constructor(
    private readonly submit: SubmitCompletions,
    private readonly accept: AcceptCompletion,
    private readonly issue: IssueBadges,
    private readonly undo: UndoBadge,
  ) {}

  /**
   * Recording and issuing take as many statements for all rows as for one; accepting and undoing are done for one after
   * the other.
   */
  judgeAll(unit: WriteUnit, starter: Starter, { request }: Job, rows: Rows): Promise<readonly JudgedRow[]> {
    switch (request.kind) {
      case 'RECORD_COMPLETIONS':
        return this.recorded(unit, starter, request, rows);
      case 'ACCEPT_COMPLETIONS':
        return oneByOne(rows, ({ learnerId }) => this.accepted(unit, starter, request, learnerId));
      case 'ISSUE_BADGES':
        return this.issued(unit, starter, request, rows);
      case 'UNDO_BADGES':
        return oneByOne(rows, ({ objectId }) => this.undone(unit, starter, objectId ?? ''));
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
    learnerId: string,
  ): Promise<RowVerdict> {
    const outcome = await this.accept.within(unit, actor, { learnerId, assignment, deciderEmail });
    return outcome.kind === 'completion-accepted'
      ? succeeded(outcome.completion.id)
      : refused(outcome, assignment);
  }

  private async issued(
    unit: WriteUnit,
    { actor }: Starter,
    { nameChoice, consent, badgeKind: kind = 'MSQ', validFrom = null }: Asked<'ISSUE_BADGES'>,
    rows: Rows,
  ): Promise<readonly JudgedRow[]> {
    const wish = { nameChoice, consent, kind, validFrom };
    const outcomes = await this.issue.within(unit, actor, idsOf(rows), wish);
    return judgedBy(rows, outcomes, (outcome) =>
      outcome.kind === 'badge-prepared' ? succeeded(outcome.badge.id) : refused(outcome),
    );
  }

  private async undone(unit: WriteUnit, { actor }: Starter, badgeId: string): Promise<RowVerdict> {
    const outcome = await this.undo.within(unit, actor, { badgeId });
    return outcome.kind === 'badge-undone' || outcome.kind === 'badge-withdrawn'
      ? succeeded(outcome.badge.id)
      : refused(outcome);
  }
}

function idsOf(rows: Rows): readonly string[] {
  return rows.map(({ learnerId }) => learnerId);
}

async function oneByOne(
  rows: Rows,
  judge: (row: WaitingRow) => Promise<RowVerdict>,
): Promise<readonly JudgedRow[]> {
  const judged: JudgedRow[] = [];
  for (const row of inLockOrder(rows)) judged.push({ n: row.n, ...(await judge(row)) });
  return judged;
}

/** Every learner has an outcome of their own; without one nothing may be said of the row. */
function judgedBy<Outcome>(
  rows: Rows,
  outcomes: ReadonlyMap<string, Outcome>,
  verdictOn: (outcome: Outcome) => RowVerdict,
): readonly JudgedRow[] {
  return rows.map(({ n, learnerId }) => {
    const outcome = outcomes.get(learnerId);
    if (outcome === undefined) throw new Error('Nothing is known of a learner of the job.');
    return { n, ...verdictOn(outcome) };
  });
}

function succeeded(objectId: string): RowVerdict {
  return { kind: 'succeeded', objectId };
}

function refused(refusal: Refusal, assignment: number | null = null): RowVerdict {
  return { kind: 'refused', problem: rowProblem(refusal, assignment) };
}
