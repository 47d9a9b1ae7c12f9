import type { Because, FieldProblem } from '#platform/input';

import { type Assignment, type Catalogue, type CourseModule, modulesOf } from './programme-version.js';

/** What is wrong with a catalogue: where (`assignments.0.module`), in terms a form can show, and as LPHQ’s operator reads it. */
export interface CatalogueFault extends FieldProblem {
  readonly said: string;
}

/** What in a well-formed catalogue does not hold together; none for a sound one. */
export function catalogueFaults(catalogue: Catalogue): readonly CatalogueFault[] {
  return [
    ...uncounted('tiers', catalogue.tiers),
    ...uncounted('assignments', catalogue.assignments),
    ...codesTwice(catalogue),
    ...picturesNowhere(catalogue),
    ...catalogue.assignments.flatMap((assignment, at) => assignmentFaults(assignment, at, catalogue)),
    ...agesThatCross(catalogue),
    ...strayCarryOver(catalogue),
  ];
}

function fault(
  field: string,
  because: Because,
  said: string,
  values?: FieldProblem['values'],
): CatalogueFault {
  return values ? { field, because, said, values } : { field, because, said };
}

function uncounted(
  field: 'tiers' | 'assignments',
  numbered: readonly { readonly number: number }[],
): readonly CatalogueFault[] {
  const counts = numbered.length > 0 && numbered.every(({ number }, index) => number === index + 1);
  if (counts) return [];
  const what = field === 'tiers' ? 'Tiers' : 'Assignments';
  return [fault(field, 'not-in-order', `${what} must count 1, 2, 3 and so on, and there must be one.`)];
}

interface Placed {
  readonly field: string;
  readonly code: string;
}

function coursesIn({ tiers }: Catalogue) {
  return tiers.flatMap((tier, t) =>
    tier.courses.map((course, c) => ({ course, field: `tiers.${t}.courses.${c}` })),
  );
}

function modulesIn(catalogue: Catalogue) {
  return coursesIn(catalogue).flatMap(({ course, field }) =>
    course.modules.map((module, m) => ({ module, field: `${field}.modules.${m}` })),
  );
}

/** Words alone are print: a picture lies somewhere, and its words are for who cannot see it. */
function picturesNowhere(catalogue: Catalogue): readonly CatalogueFault[] {
  return modulesIn(catalogue).flatMap(({ module, field }) =>
    module.media.flatMap(({ kind, title, link }, m) =>
      kind === 'PICTURE' && link === null
        ? [fault(`${field}.media.${m}.link.en`, 'empty', `The picture “${title.en}” has no address.`)]
        : [],
    ),
  );
}

function codesTwice(catalogue: Catalogue): readonly CatalogueFault[] {
  const courses = coursesIn(catalogue);
  const modules = modulesIn(catalogue);
  const outcomes = modules.flatMap(({ module, field }) =>
    module.outcomes.map(({ code }, o) => ({ code, field: `${field}.outcomes.${o}.code` })),
  );
  return [
    ...twice(courses.map(({ course, field }) => ({ field: `${field}.code`, code: course.code }))),
    ...twice(modules.map(({ module, field }) => ({ field: `${field}.code`, code: module.code }))),
    ...twice(outcomes),
  ];
}

function twice(placed: readonly Placed[]): readonly CatalogueFault[] {
  const codes = placed.map(({ code }) => code);
  return placed
    .filter(({ code }, index) => codes.indexOf(code) !== index)
    .map(({ field, code }) => fault(field, 'twice', `${code} occurs twice.`));
}

function assignmentFaults(
  assignment: Assignment,
  at: number,
  catalogue: Catalogue,
): readonly CatalogueFault[] {
  const { number, module: code, outcomeCodes } = assignment;
  const field = `assignments.${at}`;
  const closed = modulesOf(catalogue).find((candidate) => candidate.code === code);
  if (code !== null && !closed)
    return [
      fault(
        `${field}.module`,
        'not-a-choice',
        `Assignment ${number} closes ${code}, which is not in the catalogue.`,
      ),
    ];
  return [
    ...foreignOutcomes(assignment, `${field}.outcomeCodes`, closed),
    ...twice(outcomeCodes.map((outcome, o) => ({ field: `${field}.outcomeCodes.${o}`, code: outcome }))),
    ...unreachable(assignment, `${field}.outcomesNeeded`),
  ];
}

function foreignOutcomes(
  { number, outcomeCodes }: Assignment,
  field: string,
  closed: CourseModule | undefined,
): readonly CatalogueFault[] {
  const known = closed?.outcomes.map((outcome) => outcome.code) ?? [];
  return outcomeCodes.flatMap((outcome, o) =>
    known.includes(outcome)
      ? []
      : [
          fault(
            `${field}.${o}`,
            'not-a-choice',
            `Assignment ${number} asks for ${outcome}, which its module does not have.`,
          ),
        ],
  );
}

function unreachable(
  { number, outcomeCodes, outcomesNeeded }: Assignment,
  field: string,
): readonly CatalogueFault[] {
  const { length } = outcomeCodes;
  if (outcomesNeeded === null || outcomesNeeded <= length) return [];
  const said = `Assignment ${number} needs ${outcomesNeeded} outcomes and asks for ${length}.`;
  if (length === 0) return [fault(field, 'not-a-choice', said)];
  return [fault(field, 'out-of-range', said, { minimum: 1, maximum: length })];
}

function agesThatCross({ policies }: Catalogue): readonly CatalogueFault[] {
  const { minimumAge, minorsFrom } = policies;
  if (minorsFrom === null || minorsFrom < minimumAge) return [];
  const said = 'Minors are enrolled from an age below the minimum age, or not at all.';
  const values = { minimum: 1, maximum: minimumAge - 1 };
  return [fault('policies.minorsFrom', 'out-of-range', said, values)];
}

/** What counts from an earlier edition names assignments of this one, each once, and never this edition itself. */
function strayCarryOver({ edition, assignments, carriesOver }: Catalogue): readonly CatalogueFault[] {
  const own = assignments.map(({ number }) => number);
  const editions = carriesOver.map((each, at) => ({
    field: `carriesOver.${at}.edition`,
    code: each.edition,
  }));
  return [
    ...twice([{ field: 'edition', code: edition }, ...editions]),
    ...carriesOver.flatMap((each, at) => {
      const field = `carriesOver.${at}.assignments`;
      const numbers = each.assignments.map(({ number }, n) => ({
        field: `${field}.${n}.number`,
        code: String(number),
      }));
      const strangers = numbers.filter(({ code }) => !own.includes(Number(code)));
      return [
        ...twice(numbers),
        ...strangers.map((place) =>
          fault(place.field, 'not-a-choice', `There is no assignment ${place.code} to carry over to.`),
        ),
      ];
    }),
  ];
}
