import type { CatalogueFault } from './catalogue-faults.js';
import type { Assignment, CarriedAssignment, Catalogue } from './programme-version.js';

/**
 * Which accepted assignments of one version count for each assignment of another. LPHQ's word stands where the other
 * version says it; elsewhere what the outcomes say: an assignment is covered by those that together ask for all of its
 * outcomes, and one that asks for none by the one of its number that asks for none either.
 */
export function mappingOf(from: Catalogue, to: Catalogue): readonly CarriedAssignment[] {
  const told = to.carriesOver.find(({ edition }) => edition === from.edition)?.assignments;
  return to.assignments.map(
    (assignment) =>
      (told ? told.find(({ number }) => number === assignment.number) : byOutcomes(from, assignment)) ?? {
        number: assignment.number,
        from: [],
      },
  );
}

function byOutcomes({ assignments }: Catalogue, wanted: Assignment): CarriedAssignment {
  const { number, outcomeCodes } = wanted;
  if (outcomeCodes.length === 0) {
    const twin = assignments.find((each) => each.number === number && each.outcomeCodes.length === 0);
    return { number, from: twin ? [twin.number] : [] };
  }
  const asked = assignments.filter((each) => each.outcomeCodes.some((code) => outcomeCodes.includes(code)));
  const all = asked.flatMap((each) => each.outcomeCodes);
  const isCovered = outcomeCodes.every((code) => all.includes(code));
  return { number, from: isCovered ? asked.map((each) => each.number) : [] };
}

/** Assignments of the other version that are done once these of the first are accepted: more of them never make fewer. */
export function carried(
  mapping: readonly CarriedAssignment[],
  accepted: readonly number[],
): readonly CarriedAssignment[] {
  return mapping.filter(({ from }) => from.length > 0 && from.every((number) => accepted.includes(number)));
}

/** What a catalogue carries over from editions that are not there, or from assignments that they do not have. */
export function carryOverFaults(
  { carriesOver }: Catalogue,
  editions: readonly Catalogue[],
): readonly CatalogueFault[] {
  return carriesOver.flatMap(({ edition, assignments }, at) => {
    const earlier = editions.find((each) => each.edition === edition);
    const field = `carriesOver.${at}`;
    if (!earlier)
      return [
        {
          field: `${field}.edition`,
          because: 'not-a-choice' as const,
          said: `There is no edition ${edition}.`,
        },
      ];
    const known = earlier.assignments.map(({ number }) => number);
    return assignments.flatMap((assignment, n) =>
      assignment.from.some((number) => !known.includes(number))
        ? [
            {
              field: `${field}.assignments.${n}.from`,
              because: 'not-a-choice' as const,
              said: `Assignment ${assignment.number} rests on one that edition ${edition} does not have.`,
            },
          ]
        : [],
    );
  });
}
