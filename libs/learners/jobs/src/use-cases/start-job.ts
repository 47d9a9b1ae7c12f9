import { Injectable } from '@nestjs/common';

import { type AgencyNotAuthorised, AgencyStandings } from '#authority/agencies';
import { type BeginsOutOfRange, beginsOutOfRange } from '#learners/badges';
import { readReason, readSubmission } from '#learners/completions';
import { type CalendarDay, Clock } from '#platform/clock';
import type { FieldProblem } from '#platform/input';
import { UnitsOfWork, type WriteUnit } from '#platform/persistence';
import type { MemberActor } from '#platform/tenancy';

import { type Job, type JobRequest, MOST_LEARNERS } from '../domain/job.js';
import { JobBook } from './job-book.js';
import { type LearnerSelection, type SelectedIds, SelectedLearners } from './selected-learners.js';

/** What a person asks of many learners at once. Undoing has its own act. */
export type StartJobRequest = Exclude<JobRequest, { readonly kind: `UNDO_${string}` }>;

export type StartJobOutcome =
  | { readonly kind: 'job-started'; readonly job: Job }
  | { readonly kind: 'nothing-selected' }
  /** Nothing was started: so many of those named are no learners of the agency. */
  | { readonly kind: 'learners-unknown'; readonly count: number }
  | { readonly kind: 'consent-missing' }
  | BeginsOutOfRange
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] }
  | AgencyNotAuthorised;

type Checked = { readonly kind: 'sound'; readonly request: StartJobRequest } | StartJobOutcome;

/**
 * Starts a job: its rows stand in the same transaction, and whoever runs jobs finds it. What is wrong with all of them
 * alike (the form, the consent, the first day, the agency's standing) is refused here; everything else is each row's own.
 */
@Injectable()
export class StartJob {
  constructor(
    private readonly units: UnitsOfWork,
    private readonly selected: SelectedLearners,
    private readonly standings: AgencyStandings,
    private readonly book: JobBook,
    private readonly clock: Clock,
  ) {}

  run(actor: MemberActor, asked: StartJobRequest, selection: LearnerSelection): Promise<StartJobOutcome> {
    return this.units.write(actor, async (unit): Promise<StartJobOutcome> => {
      const today = this.clock.today();
      const standing = await this.standings.mayAct(unit, actor.agencyId, today);
      if (standing.kind === 'agency-not-authorised') return unit.leaveUntouched(standing);

      const learners = await this.meant(unit, asked, selection);
      const checked = checkedOn(asked, learners, today);
      if (checked.kind !== 'sound') return unit.leaveUntouched(checked);
      if (learners.kind === 'some-unknown')
        return unit.leaveUntouched({ kind: 'learners-unknown', count: learners.unknown });
      if (learners.kind !== 'selected') return unit.leaveUntouched({ kind: 'nothing-selected' });

      const rows = learners.learnerIds.map((learnerId) => ({ learnerId, objectId: null }));
      const job = await this.book.start(unit, actor, { request: checked.request, rows, undoes: null });
      return { kind: 'job-started', job };
    });
  }

  private meant(unit: WriteUnit, asked: StartJobRequest, selection: LearnerSelection): Promise<SelectedIds> {
    if (asked.kind !== 'ISSUE_BADGES' || !asked.readyOnly) return this.selected.of(unit, selection);
    return this.selected.readyOf(unit, selection, asked.badgeKind ?? 'MSQ');
  }
}

function checkedOn(asked: StartJobRequest, learners: SelectedIds, today: CalendarDay): Checked {
  const form = readForm(asked, today);
  const tooMany: readonly FieldProblem[] =
    learners.kind === 'too-many'
      ? [{ field: 'learners', because: 'too-many', values: { maximum: MOST_LEARNERS } }]
      : [];
  if (form.kind === 'invalid-input' || tooMany.length > 0) {
    const problems = form.kind === 'invalid-input' ? form.problems : [];
    return { kind: 'invalid-input', problems: [...tooMany, ...problems] };
  }
  return form;
}

function readForm(asked: StartJobRequest, today: CalendarDay): Checked {
  switch (asked.kind) {
    case 'RECORD_COMPLETIONS': {
      const read = readSubmission(asked, today);
      if (read.kind === 'invalid-input') return read;
      return { kind: 'sound', request: { kind: asked.kind, ...read.submission } };
    }
    case 'ACCEPT_COMPLETIONS':
      return { kind: 'sound', request: asked };
    case 'RETURN_COMPLETIONS':
    case 'VOID_COMPLETIONS': {
      const read = readReason(asked.reason);
      if (read.kind === 'invalid-input') return read;
      return { kind: 'sound', request: { ...asked, reason: read.reason } };
    }
    case 'ISSUE_BADGES':
      if (asked.nameChoice !== 'NONE' && !asked.consent) return { kind: 'consent-missing' };
      return beginsOutOfRange(asked, today) ?? { kind: 'sound', request: asked };
  }
}
