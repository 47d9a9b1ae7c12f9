import { Injectable } from '@nestjs/common';

import { IssueBadges, type UndoBadgeOutcome, UndoBadges } from '#learners/badges';
import type { WriteUnit } from '#platform/persistence';

import type { Job } from '../domain/job.js';
import type { JudgedRow, RowVerdict } from '../store/job.store.js';
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
import { WorkJudge } from './work-judge.js';

/**
 * Does for each learner what the job asks, by the very acts that a person does for one learner, in as many statements for
 * all rows as for one.
 */
@Injectable()
export class RowJudge {
  constructor(
    private readonly work: WorkJudge,
    private readonly issue: IssueBadges,
    private readonly undo: UndoBadges,
  ) {}

  judgeAll(unit: WriteUnit, starter: Starter, { request }: Job, rows: Rows): Promise<readonly JudgedRow[]> {
    switch (request.kind) {
      case 'ISSUE_BADGES':
        return this.issued(unit, starter, request, rows);
      case 'UNDO_BADGES':
        return this.undone(unit, starter, rows);
      default:
        return this.work.judgeAll(unit, starter, request, rows);
    }
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
    const outcomes = await this.undo.within(unit, actor, rows.map(objectOf));
    const verdictOn = (outcome: UndoBadgeOutcome): RowVerdict =>
      outcome.kind === 'badge-undone' || outcome.kind === 'badge-withdrawn'
        ? succeeded(outcome.badge.id)
        : refused(outcome);
    return judgedBy(rows, outcomes, verdictOn, objectOf);
  }
}
