import type { ResultOf } from '../graphql/graphql.js';
import type { Edition } from './mapping-list.js';
import type { draftQuery } from './programme.graphql.js';

export type Draft = NonNullable<ResultOf<typeof draftQuery>['programmeDraft']>;
export interface Both {
  readonly en: string;
  readonly fr: string;
}

export const NOTHING: Both = { en: '', fr: '' };

/** Not a number is sent as one that the server refuses by name, so that it stands beside its field. */
const numberOf = (text: string): number => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : -1);
const numberOrNull = (text: string): number | null => (text.trim() === '' ? null : numberOf(text));

/** The editions from which something may count in a draft: those that stand, in their order. */
export function earlierEditions(editions: readonly Edition[], draft: Draft): readonly Edition[] {
  return editions.filter(({ edition }) => edition !== draft.edition);
}

/**
 * The draft as a form holds it: numbers as they are typed, what counts of each earlier edition beside the assignment for
 * which it counts, so that it moves with it, and everything else under its path in the document.
 */
export function valuesOf(draft: Draft, earlier: readonly Edition[]) {
  const { edition, title, policies, tiers, assignments, carriesOver } = draft;
  const laidDown = (of: string) => carriesOver.find((each) => each.edition === of);
  const { minorsFrom, ...rules } = policies;
  return {
    ...{ edition, title },
    policies: {
      sequentialAssignments: rules.sequentialAssignments,
      backdateLimitDays: String(rules.backdateLimitDays),
      badgeValidityMonths: String(rules.badgeValidityMonths),
      minimumAge: String(rules.minimumAge),
      minorsFrom: minorsFrom === null ? '' : String(minorsFrom),
      whenVoided: rules.whenVoided,
    },
    tiers: tiers.map(tierValues),
    assignments: assignments.map((assignment) => ({
      title: assignment.title,
      module: assignment.module ?? '',
      outcomeCodes: [...assignment.outcomeCodes],
      outcomesNeeded: assignment.outcomesNeeded === null ? '' : String(assignment.outcomesNeeded),
      carried: earlier.map(({ edition: of }) =>
        carriedTo(assignment.number, laidDown(of)?.assignments ?? []),
      ),
    })),
    laidDown: earlier.map(({ edition: of }) => ({ edition: of, isLaidDown: laidDown(of) !== undefined })),
  };
}

export type DraftValues = ReturnType<typeof valuesOf>;
export type TierValues = DraftValues['tiers'][number];
export type CourseValues = TierValues['courses'][number];
export type ModuleValues = CourseValues['modules'][number];
export type MediaValues = ModuleValues['media'][number];
export type AssignmentValues = DraftValues['assignments'][number];

function tierValues({ title, courses }: Draft['tiers'][number]) {
  return {
    title,
    courses: courses.map(({ modules, ...course }) => ({
      ...course,
      modules: modules.map(({ media, ...module }) => ({
        ...module,
        media: media.map(({ link, ...medium }) => ({ ...medium, link: link ?? NOTHING })),
      })),
    })),
  };
}

function carriedTo(number: number, all: Draft['carriesOver'][number]['assignments']): readonly string[] {
  return (all.find((each) => each.number === number)?.from ?? []).map(String);
}

/** The whole document as it is saved. Tiers and assignments are numbered as they stand. */
export function documentOf({ policies, tiers, assignments, laidDown, edition, title }: DraftValues) {
  return {
    ...{ edition, title },
    policies: {
      ...policies,
      backdateLimitDays: numberOf(policies.backdateLimitDays),
      badgeValidityMonths: numberOf(policies.badgeValidityMonths),
      minimumAge: numberOf(policies.minimumAge),
      minorsFrom: numberOrNull(policies.minorsFrom),
    },
    tiers: tiers.map(({ title: named, courses }, at) => ({
      ...{ number: at + 1, title: named },
      courses: courses.map(courseOf),
    })),
    assignments: assignments.map(({ carried: _carried, ...assignment }, at) => ({
      ...assignment,
      number: at + 1,
      module: assignment.module === '' ? null : assignment.module,
      outcomesNeeded: numberOrNull(assignment.outcomesNeeded),
    })),
    carriesOver: laidDown.flatMap(({ edition: of, isLaidDown }, at) =>
      isLaidDown
        ? [{ edition: of, assignments: assignments.map((each, n) => carriedOf(each, n + 1, at)) }]
        : [],
    ),
  };
}

function courseOf({ modules, ...course }: CourseValues) {
  return {
    ...course,
    modules: modules.map(({ media, ...module }) => ({
      ...module,
      media: media.map(({ link, ...medium }) => ({
        ...medium,
        link: link.en.trim() === '' && link.fr.trim() === '' ? null : link,
      })),
    })),
  };
}

function carriedOf({ carried }: AssignmentValues, number: number, at: number) {
  return { number, from: (carried[at] ?? []).map(Number).toSorted((one, other) => one - other) };
}

/** Something new, with nothing in it yet. */
export const BLANK = {
  tier: (): TierValues => ({ title: NOTHING, courses: [] }),
  course: (): CourseValues => ({ code: '', title: NOTHING, aims: [], modules: [] }),
  module: (): ModuleValues => ({ code: '', title: NOTHING, topics: [], outcomes: [], media: [] }),
  text: (): Both => ({ ...NOTHING }),
  outcome: (code: string) => ({ code, text: NOTHING }),
  media: (): MediaValues => ({ kind: 'PRINT', title: NOTHING, text: NOTHING, link: NOTHING }),
  assignment: (editions: number): AssignmentValues => ({
    ...{ title: NOTHING, module: '', outcomeCodes: [], outcomesNeeded: '' },
    carried: Array.from({ length: editions }, () => []),
  }),
};
