import type { Instant } from '#platform/clock';
import { type FieldProblem, readChoice, readFreeText, together } from '#platform/input';
import type { AccountId } from '#platform/tenancy';

export const REVIEW_DECISIONS = ['KEEP', 'SUSPEND', 'REVOKE'] as const;

/**
 * KEEP: it stays in use, and somebody of the agency has said why. REQUALIFIED is said by nobody: the review ended by
 * itself, with the acceptance by which the learner was qualified again.
 */
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number] | 'REQUALIFIED';

/** What a manager of the agency must decide: a signed badge stands on a completion that was voided. */
export interface BadgeReview {
  readonly id: string;
  readonly badgeId: string;
  /** The completion that was voided. */
  readonly completionId: string;
  readonly openedAt: Instant;
  /** All null until it is decided; then final. No reason goes with REQUALIFIED. */
  readonly decision: ReviewDecision | null;
  readonly decidedAt: Instant | null;
  readonly decidedBy: AccountId | null;
  readonly reason: string | null;
}

const REASON_AT_MOST = 1000;

/** A decision as it was sent. The reason is private to the agency and to LPHQ. */
export interface DecisionText {
  readonly decision: string;
  readonly reason: string;
}

export type ReadDecision =
  | { readonly kind: 'decision'; readonly decision: ReviewDecision; readonly reason: string }
  | { readonly kind: 'invalid-input'; readonly problems: readonly FieldProblem[] };

export function readDecision({ decision, reason }: DecisionText): ReadDecision {
  const form = together({
    decision: readChoice('decision', decision, REVIEW_DECISIONS),
    reason: readFreeText('reason', reason, { maximum: REASON_AT_MOST, lines: 'many' }),
  });
  return form.kind === 'problems'
    ? { kind: 'invalid-input', problems: form.problems }
    : { kind: 'decision', ...form.value };
}
