import { qualificationOf } from '#learners/qualification';
import { type LearnerNotActive, notActive } from '#learners/roster';
import { type CalendarDay, plusDays } from '#platform/clock';
import type { AccountId } from '#platform/tenancy';

import type { Completion, CompletionId } from './completion.js';
import type { LearnerFile } from './learner-file.js';
import type { Submission } from './read-submission.js';

export type SubmitRefusal =
  | LearnerNotActive
  | { readonly kind: 'assignment-unknown'; readonly assignment: number }
  | {
      readonly kind: 'assignment-out-of-order';
      readonly assignment: number;
      readonly missing: readonly number[];
    }
  | { readonly kind: 'completion-already-submitted'; readonly completion: Completion }
  | { readonly kind: 'completion-already-accepted'; readonly completion: Completion }
  | { readonly kind: 'completed-before-enrolment'; readonly enrolledOn: CalendarDay }
  | { readonly kind: 'completed-too-long-ago'; readonly earliest: CalendarDay };

export type SubmitDecision = { readonly kind: 'submitted'; readonly completion: Completion } | SubmitRefusal;

/** Who submits, and the id that a first submission gets. */
export interface Submitter {
  readonly accountId: AccountId;
  readonly freshId: CompletionId;
}

/**
 * Submits an assignment, for the first time or again after a return or a voiding. Refuses a learner whose enrolment
 * rests, an assignment that the programme does not have, one that already waits or is accepted, one before its turn, and
 * days outside the enrolment. A day before the programme's backdating limit waits for LPHQ where the submission says why,
 * and is refused where not.
 */
export function decideSubmit(
  file: LearnerFile,
  submission: Submission,
  submitter: Submitter,
): SubmitDecision {
  const earlier = file.completions.find(({ assignment }) => assignment === submission.assignment) ?? null;
  const refusal = notOpen(file, submission.assignment) ?? outsideDates(file, submission);

  return refusal ?? { kind: 'submitted', completion: submitted(file, submission, submitter, earlier) };
}

/** Why an assignment cannot be submitted today, whatever the form says; null where it can. */
export function notOpen(file: LearnerFile, assignment: number): SubmitRefusal | null {
  const earlier = file.completions.find((each) => each.assignment === assignment) ?? null;
  return (
    notActive(file.learner.enrolment) ??
    unknownAssignment(file, assignment) ??
    notSubmittable(earlier) ??
    outOfOrder(file, assignment)
  );
}

function unknownAssignment(file: LearnerFile, assignment: number): SubmitRefusal | null {
  const isKnown = file.programme.assignments.some(({ number }) => number === assignment);
  return isKnown ? null : { kind: 'assignment-unknown', assignment };
}

function notSubmittable(earlier: Completion | null): SubmitRefusal | null {
  if (earlier === null || earlier.state === 'RETURNED' || earlier.state === 'VOIDED') return null;
  const kind = earlier.state === 'ACCEPTED' ? 'completion-already-accepted' : 'completion-already-submitted';
  return { kind, completion: earlier };
}

function outOfOrder(file: LearnerFile, assignment: number): SubmitRefusal | null {
  if (!file.programme.policies.sequentialAssignments) return null;
  const qualification = qualificationOf(file.completions, file.programme);
  if (qualification.kind === 'qualified') return null;
  const missing = qualification.missing.map(({ number }) => number).filter((number) => number < assignment);
  return missing.length === 0 ? null : { kind: 'assignment-out-of-order', assignment, missing };
}

function outsideDates(file: LearnerFile, submission: Submission): SubmitRefusal | null {
  const { enrolledOn } = file.learner.enrolment;
  if (submission.completedOn < enrolledOn) return { kind: 'completed-before-enrolment', enrolledOn };
  if (submission.backdatedBecause !== null) return null;
  return isTooLongAgo(file, submission)
    ? { kind: 'completed-too-long-ago', earliest: earliestDay(file) }
    : null;
}

/** The first day that can be recorded without asking LPHQ. */
function earliestDay({ today, programme }: LearnerFile): CalendarDay {
  return plusDays(today, -programme.policies.backdateLimitDays);
}

function isTooLongAgo(file: LearnerFile, { completedOn }: Submission): boolean {
  return completedOn < earliestDay(file);
}

function submitted(
  file: LearnerFile,
  submission: Submission,
  submitter: Submitter,
  earlier: Completion | null,
): Completion {
  const asksLphq = isTooLongAgo(file, submission);
  return {
    ...submission,
    backdatedBecause: asksLphq ? submission.backdatedBecause : null,
    id: earlier?.id ?? submitter.freshId,
    learnerId: file.learner.id,
    programmeVersionId: file.programme.id,
    state: asksLphq ? 'AWAITING_APPROVAL' : 'SUBMITTED',
    attempt: (earlier?.attempt ?? 0) + 1,
    submittedBy: submitter.accountId,
    submittedAt: file.openedAt,
    decidedBy: null,
    decidedAt: null,
    outcomesMet: [],
    returnReason: null,
    voidedBy: null,
    voidedAt: null,
    voidReason: null,
    carriedFrom: null,
    assessorText: null,
    rubricNotes: {},
    approvedBy: null,
    approvedAt: null,
  };
}
