import { type FieldProblem, readFreeText } from '#platform/input';

const REASON_AT_MOST = 1000;

export type ReadReturnReason =
  | { readonly kind: 'reason'; readonly reason: string }
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

/** A return without a reason helps nobody: the learner is told it, and may need several lines. */
export function readReturnReason(text: string): ReadReturnReason {
  const read = readFreeText('reason', text, { maximum: REASON_AT_MOST, lines: 'many' });
  return read.kind === 'problems'
    ? { kind: 'invalid-input', problems: read.problems }
    : { kind: 'reason', reason: read.value };
}
