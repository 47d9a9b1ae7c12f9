import type { Completion } from '#learners/completions';
import type { Assignment, ProgrammeVersion } from '#learners/programme';
import type { CalendarDay } from '#platform/clock';

export type Qualification =
  | { readonly kind: 'qualified'; readonly qualifiedOn: CalendarDay }
  | { readonly kind: 'not-qualified'; readonly missing: readonly Assignment[] };

/**
 * Says whether a learner is Member Service Qualified and since which day and, if not, everything still open.
 *
 * Only completions of the given version count. A licence never enters here: qualification is a finished course,
 * a licence is a permission that comes and goes, and a scan shows both as separate facts.
 */
export function qualificationOf(
  completions: readonly Completion[],
  programme: ProgrammeVersion,
): Qualification {
  const acceptedOn = new Map(
    completions
      .filter(({ state, programmeVersionId }) => state === 'ACCEPTED' && programmeVersionId === programme.id)
      .map(({ assignment, completedOn }) => [assignment, completedOn] as const),
  );
  const missing = programme.assignments.filter(({ number }) => !acceptedOn.has(number));
  const qualifiedOn = latest(programme.assignments.flatMap(({ number }) => acceptedOn.get(number) ?? []));

  return missing.length > 0 || qualifiedOn === null
    ? { kind: 'not-qualified', missing }
    : { kind: 'qualified', qualifiedOn };
}

/** Null for no days at all: a version without assignments qualifies nobody. */
function latest(days: readonly CalendarDay[]): CalendarDay | null {
  return days.reduce<CalendarDay | null>((last, day) => (last === null || day > last ? day : last), null);
}
