import type { Draft } from './draft-values.js';
import type { Version } from './version-file.js';

/** How many texts, numbers and choices of a draft are not those of the edition that it began as. */
export function changedPlaces(
  { title, policies, tiers, assignments }: Pick<Version, 'title' | 'policies' | 'tiers' | 'assignments'>,
  draft: Pick<Draft, 'title' | 'policies' | 'tiers' | 'assignments'>,
): number {
  return differences(
    { title, policies, tiers, assignments },
    { title: draft.title, policies: draft.policies, tiers: draft.tiers, assignments: draft.assignments },
  );
}

function differences(one: unknown, other: unknown): number {
  if (!isObject(one) || !isObject(other)) return one === other ? 0 : 1;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].reduce((sum, name) => sum + differences(one[name], other[name]), 0);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
