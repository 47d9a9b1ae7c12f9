import { Injectable } from '@nestjs/common';

import { IssueBadges, type UndoBadgeOutcome, UndoBadges } from '#learners/badges';
import { AcceptCompletions, SubmitCompletions } from '#learners/completions';
import type { WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import type { Job, JobRequest } from '../domain/job.js';
import { type Refusal, rowProblem } from '../domain/row-problem.js';
import type { JudgedRow, RowVerdict, WaitingRow } from '../store/job.store.js';

/** In whose name a job is run, as they are at this moment. */
export interface Starter {
  readonly actor: MemberActor;
  readonly email: string;
}

type Asked<Kind extends JobRequest['kind']> = Extract<JobRequest, { readonly kind: Kind }>;
type Rows = readonly WaitingRow[];

/**
 * Does for each learner what the job asks, by the very acts that a person does for one learner, in as many statements for
 * all rows as for one.
 */
@Injectable()
export class RowJudge {
  constructor(
    private readonly submit: SubmitCompletions,
    private readonly accept: AcceptCompletions,
    private readonly issue: IssueBadges,
    private readonly undo: UndoBadges,
  ) {}

  judgeAll(unit: WriteUnit, starter: Starter, { request }: Job, rows: Rows): Promise<readonly JudgedRow[]> {
    switch (request.kind) {
      case 'RECORD_COMPLETIONS':
        return this.recorded(unit, starter, request, rows);
      case 'ACCEPT_COMPLETIONS':
        return this.accepted(unit, starter, request, rows);
      case 'ISSUE_BADGES':
        return this.issued(unit, starter, request, rows);
      case 'UNDO_BADGES':
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

  private async undone(unit: WriteUnit, { actor }: Starter, rows: Rows): Promise<readonly JudgedRow[]> {
    const outcomes = await this.undo.within(unit, actor, rows.map(badgeOf));
    const verdictOn = (outcome: UndoBadgeOutcome): RowVerdict =>
      outcome.kind === 'badge-undone' || outcome.kind === 'badge-withdrawn'
        ? succeeded(outcome.badge.id)
        : refused(outcome);
    return judgedBy(rows, outcomes, verdictOn, badgeOf);
  }
}

/** Which badge is to be undone; the empty text names none. */
function badgeOf({ objectId }: WaitingRow): string {
  return objectId ?? '';
}

function idsOf(rows: Rows): readonly string[] {
  return rows.map(({ learnerId }) => learnerId);
}

/** Every row has an outcome of its own, by its learner or by what else it is about; without one nothing may be said of it. */
function judgedBy<Outcome>(
  rows: Rows,
  outcomes: ReadonlyMap<string, Outcome>,
  verdictOn: (outcome: Outcome) => RowVerdict,
  aboutOf: (row: WaitingRow) => string = ({ learnerId }) => learnerId,
): readonly JudgedRow[] {
  return rows.map((row) => {
    const outcome = outcomes.get(aboutOf(row));
    if (outcome === undefined) throw new Error('Nothing is known of a row of the job.');
    return { n: row.n, ...verdictOn(outcome) };
  });
}

function succeeded(objectId: string): RowVerdict {
  return { kind: 'succeeded', objectId };
}

function refused(refusal: Refusal, assignment: number | null = null): RowVerdict {
  return { kind: 'refused', problem: rowProblem(refusal, assignment) };
}
