import { type FieldProblem, problem, readFreeText, together } from '#platform/input';

/** What an assessor noted about one outcome, as it was typed. */
export interface RubricNoteText {
  readonly outcome: string;
  readonly note: string;
}

export type ReadRubricNotes =
  | { readonly kind: 'notes'; readonly notes: Readonly<Record<string, string>> }
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

const NOTE_AT_MOST = 500;

/** Notes by the codes of their outcomes. Refuses a code that is not the assignment's, and two notes on one. */
export function readRubricNotes(
  texts: readonly RubricNoteText[],
  outcomeCodes: readonly string[],
): ReadRubricNotes {
  const codes = texts.map(({ outcome }) => outcome);
  const isFit = codes.every((code, at) => outcomeCodes.includes(code) && codes.indexOf(code) === at);
  if (!isFit) return { kind: 'invalid-input', problems: problem('rubricNotes', 'not-a-choice').problems };
  const read = together(
    Object.fromEntries(
      texts.map(({ outcome, note }) => [
        outcome,
        readFreeText('rubricNotes', note, { maximum: NOTE_AT_MOST, lines: 'many' }),
      ]),
    ),
  );
  return read.kind === 'problems'
    ? { kind: 'invalid-input', problems: read.problems }
    : { kind: 'notes', notes: read.value };
}
