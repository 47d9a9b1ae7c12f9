import type { Draft } from './draft-values.js';
import type { Version } from './version-file.js';

/** The kinds of part that an edition has, by what they are called. */
export type PartKind =
  'edition' | 'policies' | 'tier' | 'course' | 'module' | 'outcome' | 'assignment' | 'carries-over';

/** A part that is not as it was: by its code or number, and what became of it. */
export interface ChangedPart {
  readonly kind: PartKind;
  /** Empty where there is one of its kind. */
  readonly code: string;
  readonly change: 'added' | 'removed' | 'changed' | 'moved';
}

type Catalogue = Pick<Version, 'title' | 'policies' | 'tiers' | 'assignments' | 'carriesOver'>;
type Course = Draft['tiers'][number]['courses'][number];

interface Part {
  readonly kind: PartKind;
  readonly code: string;
  /** What it says itself, without the parts that it holds. */
  readonly says: unknown;
  /** Where it stands: what holds it. */
  readonly under: string;
}

/** What of a draft is not as in the edition that it began as, part by part, in the order of the document. */
export function changedParts(base: Catalogue, draft: Catalogue): readonly ChangedPart[] {
  const [before, now] = [partsOf(base), partsOf(draft)];
  const keyOf = ({ kind, code }: Part) => `${kind} ${code}`;
  const known = new Map(before.map((part) => [keyOf(part), part]));
  const present = new Set(now.map(keyOf));
  const kept = now.flatMap((part): readonly ChangedPart[] => {
    const change = changeOf(known.get(keyOf(part)), part);
    return change === null ? [] : [{ kind: part.kind, code: part.code, change }];
  });
  const removed = before
    .filter((part) => !present.has(keyOf(part)))
    .map(({ kind, code }) => ({ kind, code, change: 'removed' }) as const);
  const moved = isReordered(before.map(keyOf), now.map(keyOf), kept) ? ORDER : [];
  return [...kept, ...removed, ...moved];
}

const ORDER: readonly ChangedPart[] = [{ kind: 'edition', code: '', change: 'moved' }];

function changeOf(before: Part | undefined, now: Part): ChangedPart['change'] | null {
  if (before === undefined) return 'added';
  if (before.under !== now.under) return 'moved';
  return JSON.stringify(before.says) === JSON.stringify(now.says) ? null : 'changed';
}

/** Whether those that are in both stand in another order, and nothing else tells of it yet. */
function isReordered(
  before: readonly string[],
  now: readonly string[],
  told: readonly ChangedPart[],
): boolean {
  if (told.some(({ change }) => change === 'moved')) return false;
  const inBoth = (one: readonly string[], other: readonly string[]) =>
    one.filter((key) => other.includes(key));
  return inBoth(before, now).join() !== inBoth(now, before).join();
}

function partsOf({ title, policies, tiers, assignments, carriesOver }: Catalogue): readonly Part[] {
  return [
    { kind: 'edition', code: '', says: title, under: '' },
    { kind: 'policies', code: '', says: policies, under: '' },
    ...tiers.flatMap(({ number, title: named, courses }) => [
      { kind: 'tier', code: String(number), says: named, under: '' } as const,
      ...courses.flatMap((course) => coursePartsOf(course, String(number))),
    ]),
    ...assignments.map(
      ({ number, ...says }) => ({ kind: 'assignment', code: String(number), says, under: '' }) as const,
    ),
    ...carriesOver.map(
      ({ edition, assignments: says }) => ({ kind: 'carries-over', code: edition, says, under: '' }) as const,
    ),
  ];
}

function coursePartsOf({ code, title, aims, modules }: Course, under: string): readonly Part[] {
  return [
    { kind: 'course', code, says: { title, aims }, under },
    ...modules.flatMap(({ outcomes, ...module }): readonly Part[] => [
      { kind: 'module', code: module.code, says: module, under: code },
      ...outcomes.map(
        (outcome) =>
          ({ kind: 'outcome', code: outcome.code, says: outcome.text, under: module.code }) as const,
      ),
    ]),
  ];
}
