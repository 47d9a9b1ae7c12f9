import type { ResultOf } from '../graphql/graphql.js';
import type { draftQuery } from './programme.graphql.js';

export type Draft = NonNullable<ResultOf<typeof draftQuery>['programmeDraft']>;

/** Not a number is sent as one that the server refuses by name, so that it stands beside its field. */
const numberOf = (text: string): number => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : -1);
const numberOrNull = (text: string): number | null => (text.trim() === '' ? null : numberOf(text));

/** The draft as a form holds it: numbers as they are typed, everything else under its path in the document. */
export function valuesOf(draft: Draft) {
  const { edition, title, policies, tiers, assignments, carriesOver } = draft;
  return {
    ...{ edition, title, tiers, carriesOver },
    policies: {
      sequentialAssignments: policies.sequentialAssignments,
      backdateLimitDays: String(policies.backdateLimitDays),
      badgeValidityMonths: String(policies.badgeValidityMonths),
      minimumAge: String(policies.minimumAge),
      minorsFrom: policies.minorsFrom === null ? '' : String(policies.minorsFrom),
      whenVoided: policies.whenVoided,
    },
    assignments: assignments.map((assignment) => ({
      ...assignment,
      outcomesNeeded: assignment.outcomesNeeded === null ? '' : String(assignment.outcomesNeeded),
    })),
  };
}

export type DraftValues = ReturnType<typeof valuesOf>;

/** The whole document as it is saved. */
export function documentOf({ policies, assignments, ...values }: DraftValues) {
  return {
    ...values,
    policies: {
      ...policies,
      backdateLimitDays: numberOf(policies.backdateLimitDays),
      badgeValidityMonths: numberOf(policies.badgeValidityMonths),
      minimumAge: numberOf(policies.minimumAge),
      minorsFrom: numberOrNull(policies.minorsFrom),
    },
    assignments: assignments.map((assignment) => ({
      ...assignment,
      outcomesNeeded: numberOrNull(assignment.outcomesNeeded),
    })),
  };
}
