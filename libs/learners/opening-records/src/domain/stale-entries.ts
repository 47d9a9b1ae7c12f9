import type { ProgrammeVersion } from '#learners/programme';
import { displayNameOf } from '#learners/roster';

import type { OpeningBecause, OpeningEntry } from './opening-entry.js';

/** A line that was sound when it was entered and is not any more. */
export interface StaleEntry {
  readonly id: string;
  readonly name: string;
  readonly because: OpeningBecause;
  readonly values: Readonly<Record<string, string | number>>;
}

/**
 * What came between: somebody of the roster has the external id by now, or the programme has changed its assignments
 * or takes no minors any more.
 */
export function staleEntries(
  entries: readonly OpeningEntry[],
  takenIds: ReadonlySet<string>,
  { assignments, policies }: Pick<ProgrammeVersion, 'assignments' | 'policies'>,
): readonly StaleEntry[] {
  const known = new Set(assignments.map(({ number }) => number));
  return entries.flatMap((entry) => {
    const { id, externalId, works, ageAttested } = entry;
    const stale = (because: OpeningBecause, values: StaleEntry['values']): readonly StaleEntry[] => [
      { id, name: displayNameOf(entry.name), because, values },
    ];
    if (externalId !== null && takenIds.has(externalId)) return stale('external-id-taken', { externalId });
    const gone = works.find(({ assignment }) => !known.has(assignment));
    if (gone) return stale('assignment-unknown', { assignment: gone.assignment });
    if (ageAttested === 'MINOR_WITH_CONSENT' && policies.minorsFrom === null)
      return stale('minors-not-admitted', { minimumAge: policies.minimumAge });
    return [];
  });
}
