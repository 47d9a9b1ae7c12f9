import type { RowProblem, SheetRow, SoundRow } from '#learners/roster';
import type { CalendarDay } from '#platform/clock';
import type { Raw } from '#platform/input';

/** An assignment that was accepted before the portal: on which day, and who assessed it, by name. */
export interface OpeningWork {
  readonly assignment: number;
  readonly completedOn: CalendarDay;
  readonly assessor: string;
}

/** One line of a batch, as it was judged; the learner will have its id. */
export type OpeningEntry = SoundRow['form'] & {
  readonly id: string;
  readonly enrolledOn: CalendarDay;
  readonly works: readonly OpeningWork[];
};

/** One line as somebody typed or pasted it. */
export interface OpeningRow extends SheetRow {
  readonly enrolledOn?: Raw;
  readonly works: readonly OpeningWorkText[];
}

export interface OpeningWorkText {
  readonly assignment: number;
  readonly completedOn?: Raw;
  readonly assessor?: Raw;
}

export type OpeningBecause =
  RowProblem['because'] | 'assignment-unknown' | 'assignment-skipped' | 'before-enrolment' | 'own-assessor';

/** Something to see to in one line, counted from 0: `problem.row.BECAUSE` or `problem.field.BECAUSE` says it. */
export interface OpeningProblem extends Omit<RowProblem, 'because'> {
  readonly because: OpeningBecause;
}
