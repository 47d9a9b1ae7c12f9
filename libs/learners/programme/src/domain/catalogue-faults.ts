import type { Assignment, Catalogue, CourseModule, Policies } from './programme-version.js';

/** What in a well-formed catalogue does not hold together, each as a sentence for LPHQ; none for a sound one. */
export function catalogueFaults(catalogue: Catalogue): readonly string[] {
  const modules = catalogue.tiers.flatMap((tier) => tier.modules);
  return [
    ...uncounted('Tiers', catalogue.tiers),
    ...uncounted('Assignments', catalogue.assignments),
    ...twice(modules.map(({ code }) => code)),
    ...twice(modules.flatMap(({ outcomes }) => outcomes.map(({ code }) => code))),
    ...catalogue.assignments.flatMap((assignment) => assignmentFaults(assignment, modules)),
    ...agesThatCross(catalogue.policies),
  ];
}

function agesThatCross({ minimumAge, minorsFrom }: Policies): readonly string[] {
  return minorsFrom !== null && minorsFrom >= minimumAge
    ? ['Minors are enrolled from an age below the minimum age, or not at all.']
    : [];
}

function uncounted(what: string, numbered: readonly { readonly number: number }[]): readonly string[] {
  const counts = numbered.length > 0 && numbered.every(({ number }, index) => number === index + 1);
  return counts ? [] : [`${what} must count 1, 2, 3 and so on, and there must be one.`];
}

function twice(codes: readonly string[]): readonly string[] {
  return codes.filter((code, index) => codes.indexOf(code) !== index).map((code) => `${code} occurs twice.`);
}

function assignmentFaults(assignment: Assignment, modules: readonly CourseModule[]): readonly string[] {
  const { number, module: code, outcomeCodes, outcomesNeeded } = assignment;
  const closed = modules.find((candidate) => candidate.code === code);
  if (code !== null && !closed)
    return [`Assignment ${number} closes ${code}, which is not in the catalogue.`];
  const known = closed?.outcomes.map((outcome) => outcome.code) ?? [];
  const foreign = outcomeCodes.filter((outcome) => !known.includes(outcome));
  return [
    ...foreign.map((outcome) => `Assignment ${number} asks for ${outcome}, which its module does not have.`),
    ...twice(outcomeCodes),
    ...(outcomesNeeded !== null && outcomesNeeded > outcomeCodes.length
      ? [`Assignment ${number} needs ${outcomesNeeded} outcomes and asks for ${outcomeCodes.length}.`]
      : []),
  ];
}
