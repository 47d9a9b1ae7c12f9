import { type FieldProblem, ifGiven, readChoice, readFreeText, together } from '#platform/input';

import { SUSPENSION_REASONS, type SuspensionReason } from './badge.js';

const NOTE_AT_MOST = 1000;

/** A suspension as it was sent. Reason and note are private to the agency and to LPHQ; the learner is told the reason. */
export interface SuspensionText {
  readonly reason: string;
  readonly note?: string | null;
}

export type ReadSuspension =
  | { readonly kind: 'suspension'; readonly reason: SuspensionReason; readonly note: string | null }
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

export function readSuspension({ reason, note }: SuspensionText): ReadSuspension {
  const form = together({
    reason: readChoice('reason', reason, SUSPENSION_REASONS),
    note: noteIn(note),
  });
  return form.kind === 'problems'
    ? { kind: 'invalid-input', problems: form.problems }
    : { kind: 'suspension', ...form.value };
}

export type ReadNote =
  | { readonly kind: 'note'; readonly note: string | null }
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

/** A note alone. */
export function readNote(text?: string | null): ReadNote {
  const form = together({ note: noteIn(text) });
  return form.kind === 'problems'
    ? { kind: 'invalid-input', problems: form.problems }
    : { kind: 'note', ...form.value };
}

function noteIn(text?: string | null): ReturnType<typeof ifGiven<string>> {
  return ifGiven(text, (note) => readFreeText('note', note, { maximum: NOTE_AT_MOST, lines: 'many' }));
}
