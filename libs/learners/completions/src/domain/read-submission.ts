import type { CalendarDay } from '#platform/clock';
import {
  type FieldProblem,
  ifGiven,
  isId,
  type Parsed,
  problem,
  read,
  readFreeText,
  readHttpsLink,
  readPastDay,
  together,
} from '#platform/input';

/** A submission as it was typed. */
export interface SubmissionText {
  readonly assignment: number;
  readonly completedOn: string;
  readonly evidenceLink?: string | null;
  readonly note?: string | null;
  readonly evidenceFileId?: string | null;
  readonly backdatedBecause?: string | null;
}

/** A submission that can be judged against a learner's file. */
export interface Submission {
  readonly assignment: number;
  readonly completedOn: CalendarDay;
  /** Shown as text, never fetched by us (T12). */
  readonly evidenceLink: string | null;
  readonly note: string | null;
  /** A file of the learner's. */
  readonly evidenceFileId: string | null;
  /** Why LPHQ should let the day stand, should it lie too far back. */
  readonly backdatedBecause: string | null;
}

const NOTE_AT_MOST = 2000;
const BECAUSE_AT_MOST = 1000;

export type ReadSubmission =
  | { readonly kind: 'submission'; readonly submission: Submission }
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

/** Reads the whole form and names every problem in it; a day in the future is one of them. */
export function readSubmission(text: SubmissionText, today: CalendarDay): ReadSubmission {
  const form = together({
    completedOn: readPastDay('completedOn', text.completedOn, today),
    evidenceLink: ifGiven(text.evidenceLink, (link) => readHttpsLink('evidenceLink', link)),
    note: ifGiven(text.note, (note) => readFreeText('note', note, { maximum: NOTE_AT_MOST, lines: 'many' })),
    evidenceFileId: ifGiven(text.evidenceFileId, readFileId),
    backdatedBecause: ifGiven(text.backdatedBecause, (because) =>
      readFreeText('backdatedBecause', because, { maximum: BECAUSE_AT_MOST, lines: 'many' }),
    ),
  });
  return form.kind === 'problems'
    ? { kind: 'invalid-input', problems: form.problems }
    : { kind: 'submission', submission: { assignment: text.assignment, ...form.value } };
}

function readFileId(id: string): Parsed<string> {
  return isId(id) ? read(id) : problem('evidenceFileId', 'not-a-choice');
}
