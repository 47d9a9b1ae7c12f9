import type { Agency } from '#authority/agencies';
import { type AssignmentStanding, type Completion, type LearnerFile, notOpen } from '#learners/completions';
import type { Assignment, ProgrammeVersion } from '#learners/programme';
import { qualificationOf } from '#learners/qualification';
import type { Learner } from '#learners/roster';
import type { CalendarDay } from '#platform/clock';

/** Work on an assignment as its learner may see it. */
export interface OwnWork {
  readonly completion: Completion;
  /** The learner handed it in, and not somebody of the agency for them. */
  readonly isByLearner: boolean;
}

export interface OwnAssignment {
  readonly assignment: Assignment;
  readonly standing: AssignmentStanding;
  /** Whether it could be handed in today. */
  readonly canHandIn: boolean;
  /** The numbers of those that must be accepted first; none where it is open or where something else is in the way. */
  readonly waitsFor: readonly number[];
  readonly work: OwnWork | null;
  /** The newest first. */
  readonly before: readonly OwnWork[];
}

export interface OwnRecord {
  readonly agency: Agency;
  readonly learner: Learner;
  readonly programme: ProgrammeVersion;
  readonly qualifiedOn: CalendarDay | null;
  readonly assignments: readonly OwnAssignment[];
}

/** A learner’s file as it is read, and whether their agency may act today. */
type ReadFile = LearnerFile & {
  readonly mayAct: boolean;
  /** Every account that was opened for the learner; an earlier one handed in for them, too. */
  readonly ownAccounts: readonly string[];
};

/** An account keeps the latest attempts alone: whoever tries for years is not shown all of it. */
const ATTEMPTS_AT_MOST = 20;

/** Puts a learner’s file into the order of the programme, with what stands and what was before it. */
export function ownRecordOf(
  file: ReadFile,
  attemptsBefore: ReadonlyMap<string, readonly Completion[]>,
): OwnRecord {
  const { agency, learner, programme, completions } = file;
  const qualification = qualificationOf(completions, programme);
  const held = new Map(completions.map((completion) => [completion.assignment, completion]));
  const assignments = programme.assignments.map((assignment) => {
    const completion = held.get(assignment.number) ?? null;
    return ownAssignment(file, assignment, {
      completion,
      before: completion === null ? [] : (attemptsBefore.get(completion.id) ?? []),
    });
  });
  const qualifiedOn = qualification.kind === 'qualified' ? qualification.qualifiedOn : null;
  return { agency, learner, programme, qualifiedOn, assignments };
}

function ownAssignment(
  file: ReadFile,
  assignment: Assignment,
  { completion, before }: { readonly completion: Completion | null; readonly before: readonly Completion[] },
): OwnAssignment {
  const refusal = notOpen(file, assignment.number);
  const work = (own: Completion): OwnWork => ({
    completion: own,
    isByLearner: own.submittedBy === file.learner.accountId || file.ownAccounts.includes(own.submittedBy),
  });
  return {
    assignment,
    standing: completion?.state ?? 'NOT_STARTED',
    canHandIn: refusal === null && file.mayAct,
    waitsFor: refusal?.kind === 'assignment-out-of-order' ? refusal.missing : [],
    work: completion && work(completion),
    before: before.slice(0, ATTEMPTS_AT_MOST).map(work),
  };
}
