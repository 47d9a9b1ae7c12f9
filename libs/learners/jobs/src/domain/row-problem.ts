import type { IssueBadgeOutcome, UndoBadgeOutcome } from '#learners/badges';
import type {
  AcceptCompletionOutcome,
  ReturnCompletionOutcome,
  SubmitCompletionOutcome,
  UndoCompletionOutcome,
  VoidCompletionOutcome,
} from '#learners/completions';
import { dayOf } from '#platform/clock';

/**
 * Why a row was refused, as it is kept: `problem.BECAUSE` is its message in the catalogues, `values` what the message
 * speaks of. Never a name.
 */
export interface RowProblem {
  readonly because: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Whoever started the job has left the agency, lost the role or is locked out: nothing is done in their name. */
export const STARTER_MAY_NOT: RowProblem = { because: 'job-starter-may-not', values: {} };

/** Our own failure, three times over: the other rows must not wait for this one. */
export const ROW_FAILED: RowProblem = { because: 'row-failed', values: {} };

type Outcome =
  | SubmitCompletionOutcome
  | AcceptCompletionOutcome
  | ReturnCompletionOutcome
  | VoidCompletionOutcome
  | UndoCompletionOutcome
  | IssueBadgeOutcome
  | UndoBadgeOutcome;
type Success =
  | 'completion-submitted'
  | 'completion-accepted'
  | 'completion-returned'
  | 'completion-voided'
  | 'completion-undone'
  | 'badge-prepared'
  | 'badge-undone'
  | 'badge-withdrawn';
export type Refusal = Exclude<Outcome, { readonly kind: Success }>;

/** Those whose sentence needs nothing besides. */
const PLAIN = [
  'learner-unknown',
  'badge-unknown',
  'consent-missing',
  'emblem-consent-missing',
  'other-track',
  'minor-shows-no-name',
  'badge-not-reissuable',
  'agency-has-no-key',
  'badge-announced',
  'undo-not-yours',
  'badge-prepared-since',
] as const;
type Plain = Extract<Refusal, { readonly kind: (typeof PLAIN)[number] }>;

function isPlain(refusal: Refusal): refusal is Plain {
  return PLAIN.some((kind) => kind === refusal.kind);
}

/** What is kept of a refusal. `assignment` is the one that the row was about, or null. */
export function rowProblem(refusal: Refusal, assignment: number | null): RowProblem {
  if (isPlain(refusal)) return plain(refusal.kind);
  switch (refusal.kind) {
    case 'completion-unknown':
      if (assignment === null) return plain(refusal.kind);
      return plain('assignment-not-submitted', { assignment });
    case 'undo-too-late':
      return plain(refusal.kind, { act: refusal.act });
    case 'no-act-to-undo':
    case 'completion-not-accepted':
      return plain(refusal.kind, { state: refusal.state });
    case 'assignment-unknown':
      return plain(refusal.kind, { assignment: refusal.assignment });
    case 'assignment-out-of-order':
      return plain(refusal.kind, { assignment: refusal.assignment, missing: refusal.missing.join(', ') });
    case 'completion-already-submitted':
    case 'completion-already-accepted':
      return plain(refusal.kind, { assignment: refusal.completion.assignment });
    case 'completed-before-enrolment':
      return plain(refusal.kind, { enrolledOn: refusal.enrolledOn });
    case 'completed-too-long-ago':
      return plain(refusal.kind, { earliest: refusal.earliest });
    case 'learner-not-active':
      return plain(refusal.kind, { standing: refusal.standing });
    case 'agency-not-authorised':
      return plain(refusal.kind, { standing: refusal.standing });
    case 'invalid-input':
      return plain(refusal.kind, { count: refusal.problems.length });
    case 'four-eyes-needed':
      return plain(`four-eyes-needed.${refusal.because}`);
    case 'completion-not-waiting':
      return plain(refusal.kind, { state: refusal.state });
    case 'outcomes-missing':
      return plain(refusal.kind, { missing: refusal.missing.join(', ') });
    case 'not-qualified':
      return plain(refusal.kind, { missing: refusal.missing.join(', '), count: refusal.missing.length });
    case 'badge-already-held':
      return plain(refusal.kind, { validUntil: refusal.badge.validUntil });
    case 'begins-out-of-range':
      return plain(refusal.kind, { earliest: refusal.earliest, latest: refusal.latest });
    case 'badge-suspended':
      return plain(refusal.kind, { day: dayOf(refusal.badge.suspendedAt ?? refusal.badge.preparedAt) });
    case 'badge-already-revoked':
      return takenBack(refusal.badge);
  }
}

function takenBack({
  state,
  revokedAt,
}: Extract<Refusal, { kind: 'badge-already-revoked' }>['badge']): RowProblem {
  const how = state === 'WITHDRAWN' ? 'withdrawn' : state === 'UNDONE' ? 'undone' : 'revoked';
  return plain(`badge-already-${how}`, { day: revokedAt === null ? '' : dayOf(revokedAt) });
}

function plain(because: string, values: RowProblem['values'] = {}): RowProblem {
  return { because, values };
}
