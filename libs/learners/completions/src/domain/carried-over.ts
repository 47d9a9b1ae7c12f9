import type { Learner } from '#learners/roster';
import type { CalendarDay, Instant } from '#platform/clock';
import type { AccountId } from '#platform/tenancy';

import type { CarriedFrom, Completion, CompletionId } from './completion.js';

/** Work that was accepted elsewhere: under another version, at another agency, or before the portal. */
export interface AcceptedElsewhere {
  readonly from: CarriedFrom;
  readonly assignment: number;
  readonly completedOn: CalendarDay;
  readonly outcomesMet: readonly string[];
  /** Who submitted it there; else who carries it over. */
  readonly submittedBy: AccountId;
  readonly submittedAt: Instant;
  /** Who judged it: an account (four eyes stay as they were), or a name where there is none. */
  readonly judgedBy: { readonly account: AccountId } | { readonly name: string };
  /** Since when it counts. */
  readonly decidedAt: Instant;
}

/** The completion as which it counts for the learner under their version, without being judged again. */
export function carriedOver(learner: Learner, work: AcceptedElsewhere, id: CompletionId): Completion {
  const { from: carriedFrom, judgedBy, assignment, completedOn, outcomesMet } = work;
  return {
    ...{ id, assignment, completedOn, outcomesMet, carriedFrom },
    learnerId: learner.id,
    programmeVersionId: learner.enrolment.programmeVersionId,
    state: 'ACCEPTED',
    attempt: 1,
    submittedBy: work.submittedBy,
    submittedAt: work.submittedAt,
    decidedBy: 'account' in judgedBy ? judgedBy.account : null,
    assessorText: 'name' in judgedBy ? judgedBy.name : null,
    decidedAt: work.decidedAt,
    returnReason: null,
    voidedBy: null,
    voidedAt: null,
    voidReason: null,
    evidenceLink: null,
    note: null,
    rubricNotes: {},
    evidenceFileId: null,
    backdatedBecause: null,
    approvedBy: null,
    approvedAt: null,
  };
}
