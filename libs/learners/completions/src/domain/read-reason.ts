import { type FieldProblem, readFreeText } from '#platform/input';

const REASON_AT_MOST = 1000;

export type ReadReason =
  | { readonly kind: 'reason'; readonly reason: string }
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

/** What goes back does so for a reason: the learner is told it, and may need several lines. */
export function readReason(text: string): ReadReason {
  const read = readFreeText('reason', text, { maximum: REASON_AT_MOST, lines: 'many' });
  return read.kind === 'problems'
    ? { kind: 'invalid-input', problems: read.problems }
    : { kind: 'reason', reason: read.value };
}
