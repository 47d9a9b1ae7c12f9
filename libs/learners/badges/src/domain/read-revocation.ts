import { type FieldProblem, ifGiven, readChoice, readFreeText, together } from '#platform/input';

import { REVOCATION_REASONS, type RevocationReason } from './badge.js';

const NOTE_AT_MOST = 1000;

/** A revocation as it was sent. The note is private to the agency and to LPHQ. */
export interface RevocationText {
  readonly reason: string;
  readonly note?: string | null;
}

export type ReadRevocation =
  | { readonly kind: 'revocation'; readonly reason: RevocationReason; readonly note: string | null }
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

export function readRevocation({ reason, note }: RevocationText): ReadRevocation {
  const form = together({
    reason: readChoice('reason', reason, REVOCATION_REASONS),
    note: ifGiven(note, (text) => readFreeText('note', text, { maximum: NOTE_AT_MOST, lines: 'many' })),
  });
  return form.kind === 'problems'
    ? { kind: 'invalid-input', problems: form.problems }
    : { kind: 'revocation', ...form.value };
}
