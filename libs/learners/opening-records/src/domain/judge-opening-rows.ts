import type { ProgrammeVersion } from '#learners/programme';
import { displayNameOf, type JudgedSheet } from '#learners/roster';
import type { CalendarDay } from '#platform/clock';
import { folded, isBlank, type Parsed, readFreeText, readPastDay, together } from '#platform/input';

import type {
  OpeningBecause,
  OpeningEntry,
  OpeningProblem,
  OpeningRow,
  OpeningWork,
  OpeningWorkText,
} from './opening-entry.js';

const ASSESSOR_AT_MOST = 200;

export interface JudgedOpening {
  readonly sound: readonly { readonly row: number; readonly entry: Omit<OpeningEntry, 'id'> }[];
  readonly problems: readonly OpeningProblem[];
}

/** What lines are judged by, besides the roster. */
export interface OpeningRules {
  readonly programme: Pick<ProgrammeVersion, 'assignments' | 'policies'>;
  readonly today: CalendarDay;
  /** The external ids that lines of the batch have already. */
  readonly heldIds: ReadonlySet<string>;
}

/**
 * Judges every line by itself, on top of what the roster says of it: the day of enrolment lies in the past, each
 * assignment is the programme's, was completed since that day and has an assessor who is not the learner, and none is
 * skipped where the programme wants them in order.
 */
export function judgeOpeningRows(
  rows: readonly OpeningRow[],
  sheet: JudgedSheet,
  rules: OpeningRules,
): JudgedOpening {
  const judged = rows.map((given, row) => judgeRow(given, row, sheet, rules));
  return {
    sound: judged.flatMap(({ entry }, row) => (entry ? [{ row, entry }] : [])),
    problems: judged.flatMap(({ problems }) => problems),
  };
}

function judgeRow(
  given: OpeningRow,
  row: number,
  sheet: JudgedSheet,
  { programme, today, heldIds }: OpeningRules,
): { readonly entry: Omit<OpeningEntry, 'id'> | null; readonly problems: readonly OpeningProblem[] } {
  const form = sheet.sound.find((each) => each.row === row)?.form;
  const ofRoster: readonly OpeningProblem[] = sheet.problems.filter((each) => each.row === row);
  const said = given.works.filter(({ completedOn, assessor }) => !isBlank(completedOn) || !isBlank(assessor));
  const past = together({
    enrolledOn: readPastDay('enrolledOn', given.enrolledOn, today),
    works: allOf(said.map((work) => readWork(work, today))),
  });
  if (past.kind === 'problems')
    return { entry: null, problems: [...ofRoster, ...past.problems.map((each) => refused(row, each))] };
  const entry = form ? { ...form, ...past.value } : null;
  const own = entry ? [...heldBefore(entry, heldIds), ...ownAssessors(entry)] : [];
  const found = [...ofWorks(past.value, programme), ...own].map((each) => refused(row, each));
  return { entry: found.length === 0 ? entry : null, problems: [...ofRoster, ...found] };
}

function readWork(
  { assignment, completedOn, assessor }: OpeningWorkText,
  today: CalendarDay,
): Parsed<OpeningWork> {
  const read = together({
    completedOn: readPastDay(`completedOn.${assignment}`, completedOn, today),
    assessor: readFreeText(`assessor.${assignment}`, assessor, { maximum: ASSESSOR_AT_MOST, lines: 'one' }),
  });
  return read.kind === 'read' ? { kind: 'read', value: { assignment, ...read.value } } : read;
}

/** All of them, or the problems of all. */
function allOf<T>(parsed: readonly Parsed<T>[]): Parsed<readonly T[]> {
  const problems = parsed.flatMap((each) => (each.kind === 'problems' ? each.problems : []));
  if (problems.length > 0) return { kind: 'problems', problems };
  return { kind: 'read', value: parsed.flatMap((each) => (each.kind === 'read' ? [each.value] : [])) };
}

interface Found {
  readonly field: string;
  readonly because: OpeningBecause;
  readonly values?: OpeningProblem['values'];
}

/** What the works of a line have against them, by the programme's rules. */
function ofWorks(
  { enrolledOn, works }: Pick<OpeningEntry, 'enrolledOn' | 'works'>,
  { assignments, policies }: OpeningRules['programme'],
): readonly Found[] {
  const known = assignments.map(({ number }) => number);
  const done = works.map(({ assignment }) => assignment);
  return works.flatMap(({ assignment, completedOn }, n): readonly Found[] => {
    const field = `completedOn.${assignment}`;
    if (!known.includes(assignment))
      return [{ field, because: 'assignment-unknown', values: { assignment } }];
    if (done.indexOf(assignment) !== n) return [{ field, because: 'twice' }];
    if (completedOn < enrolledOn) return [{ field, because: 'before-enrolment', values: { enrolledOn } }];
    const skipped = known.find((number) => number < assignment && !done.includes(number));
    return policies.sequentialAssignments && skipped !== undefined
      ? [{ field, because: 'assignment-skipped', values: { assignment, skipped } }]
      : [];
  });
}

function heldBefore(
  { externalId }: Pick<OpeningEntry, 'externalId'>,
  heldIds: ReadonlySet<string>,
): readonly Found[] {
  if (externalId === null || !heldIds.has(externalId)) return [];
  return [{ field: 'externalId', because: 'external-id-twice', values: { externalId } }];
}

/** Nobody assesses themselves, then as now; known by the name that stands in both places. */
function ownAssessors({ name, works }: Pick<OpeningEntry, 'name' | 'works'>): readonly Found[] {
  const learner = folded(displayNameOf(name));
  return works
    .filter(({ assessor }) => folded(assessor) === learner)
    .map(({ assignment }) => ({ field: `assessor.${assignment}`, because: 'own-assessor' }));
}

function refused(row: number, { field, because, values }: Found): OpeningProblem {
  return { row, field, because, isWarning: false, ...(values && { values }) };
}
