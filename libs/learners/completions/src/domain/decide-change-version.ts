import { carried, type CarriedAssignment, mappingOf, type ProgrammeVersion } from '#learners/programme';
import { qualificationOf } from '#learners/qualification';
import { type LearnerNotActive, notActive } from '#learners/roster';

import type { AcceptedElsewhere } from './carried-over.js';
import type { Completion, CompletionState } from './completion.js';
import type { LearnerFile } from './learner-file.js';

export type ChangeVersionRefusal =
  | LearnerNotActive
  | { readonly kind: 'version-unchanged' }
  | { readonly kind: 'version-retired' }
  /** Work that waits is decided under the version that it was done for. */
  | { readonly kind: 'completions-waiting'; readonly assignments: readonly number[] }
  /** Accepted there, and taken back here since: going back would make it count again. */
  | { readonly kind: 'work-taken-back'; readonly assignments: readonly number[] }
  /** Whoever is qualified stays so. */
  | { readonly kind: 'would-unqualify'; readonly missing: readonly number[] };

const WAITING: readonly CompletionState[] = ['AWAITING_APPROVAL', 'SUBMITTED'];

export interface VersionChange {
  readonly kind: 'version-changed';
  /** What comes to count under the other version. */
  readonly works: readonly AcceptedElsewhere[];
}

/**
 * Decides whether a learner goes on under another version, and what of their work counts there: what is accepted, by
 * the mapping of the two versions, judged as it was. `there` is what they did under the other version before; it is
 * never laid over.
 */
export function decideChangeVersion(
  file: LearnerFile,
  to: ProgrammeVersion,
  there: readonly Completion[],
): VersionChange | ChangeVersionRefusal {
  const { enrolment } = file.learner;
  const atRest = enrolment.standing === 'ON_HOLD' ? null : notActive(enrolment);
  if (atRest) return atRest;
  if (to.id === file.programme.id) return { kind: 'version-unchanged' };
  if (to.state === 'RETIRED') return { kind: 'version-retired' };
  const waiting = file.completions.filter(({ state }) => WAITING.includes(state));
  if (waiting.length > 0)
    return { kind: 'completions-waiting', assignments: waiting.map(({ assignment }) => assignment) };
  const works = carriedWorks(file, to, there);
  return takenBack(file, to, there) ?? losing(file, to, there, works) ?? { kind: 'version-changed', works };
}

/** What counts there, would count here by it, and does not any more. */
function takenBack(
  { completions, programme }: LearnerFile,
  to: ProgrammeVersion,
  there: readonly Completion[],
): ChangeVersionRefusal | null {
  const assignments = carried(mappingOf(to, programme), acceptedIn(there))
    .map(({ number }) => number)
    .filter((number) => !acceptedIn(completions).includes(number));
  return assignments.length > 0 ? { kind: 'work-taken-back', assignments } : null;
}

function acceptedIn(completions: readonly Completion[]): readonly number[] {
  return completions.filter(({ state }) => state === 'ACCEPTED').map(({ assignment }) => assignment);
}

function carriedWorks(
  file: LearnerFile,
  to: ProgrammeVersion,
  there: readonly Completion[],
): readonly AcceptedElsewhere[] {
  const accepted = file.completions.filter(({ state }) => state === 'ACCEPTED');
  return carried(mappingOf(file.programme, to), acceptedIn(accepted))
    .filter(({ number }) => there.every(({ assignment }) => assignment !== number))
    .map((each) => workOf(file, to, each, accepted))
    .filter((work) => isEnough(file.programme, to, work));
}

/** Where an assignment rests on several, the one completed last speaks for them. */
function workOf(
  { programme, openedAt }: LearnerFile,
  to: ProgrammeVersion,
  { number, from }: CarriedAssignment,
  accepted: readonly Completion[],
): AcceptedElsewhere {
  const sources = accepted
    .filter(({ assignment }) => from.includes(assignment))
    .sort((one, other) => (one.completedOn < other.completedOn ? 1 : -1));
  const [last] = sources;
  if (!last) throw new Error(`Assignment ${number} of ${to.edition} rests on nothing that is accepted.`);
  const codes = to.assignments.find((assignment) => assignment.number === number)?.outcomeCodes ?? [];
  const met = sources.flatMap(({ outcomesMet }) => outcomesMet);
  return {
    from: `version:${programme.edition}`,
    assignment: number,
    completedOn: last.completedOn,
    outcomesMet: codes.filter((code) => met.includes(code)),
    submittedBy: last.submittedBy,
    submittedAt: last.submittedAt,
    judgedBy: last.decidedBy === null ? { name: last.assessorText ?? '' } : { account: last.decidedBy },
    decidedAt: openedAt,
  };
}

/**
 * Work in which an assessor could leave outcomes open counts where as many were found met as the other version needs;
 * LPHQ's own word on what counts stands as it is.
 */
function isEnough(from: ProgrammeVersion, to: ProgrammeVersion, work: AcceptedElsewhere): boolean {
  const isTold = to.carriesOver.some(({ edition }) => edition === from.edition);
  const leftNoneOpen = from.assignments.every(({ outcomesNeeded }) => outcomesNeeded === null);
  const wanted = to.assignments.find(({ number }) => number === work.assignment);
  const needed = wanted?.outcomesNeeded ?? wanted?.outcomeCodes.length ?? 0;
  return isTold || leftNoneOpen || work.outcomesMet.length >= needed;
}

function losing(
  { completions, programme }: LearnerFile,
  to: ProgrammeVersion,
  there: readonly Completion[],
  works: readonly AcceptedElsewhere[],
): ChangeVersionRefusal | null {
  if (qualificationOf(completions, programme).kind !== 'qualified') return null;
  const counting = there.filter(({ state }) => state === 'ACCEPTED');
  const done = [...counting, ...works].map(({ assignment }) => assignment);
  const missing = to.assignments.map(({ number }) => number).filter((number) => !done.includes(number));
  return missing.length > 0 ? { kind: 'would-unqualify', missing } : null;
}
