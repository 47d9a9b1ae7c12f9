import type { ResultOf } from '../graphql/graphql.js';
import type { learnerQuery } from './learner.graphql.js';

/** A learner as the page reads them. */
export type Learner = NonNullable<ResultOf<typeof learnerQuery>['learner']>;
export type Assignment = Learner['enrolment']['programmeVersion']['assignments'][number];
export type Completion = Learner['completions'][number];
export type Badge = Learner['badges'][number];
export type Outcome =
  Learner['enrolment']['programmeVersion']['tiers'][number]['modules'][number]['outcomes'][number];

/** The outcomes an assignment must show, in its own order. */
export function outcomesOf({ enrolment }: Learner, { outcomeCodes }: Assignment): readonly Outcome[] {
  const all = enrolment.programmeVersion.tiers.flatMap(({ modules }) =>
    modules.flatMap(({ outcomes }) => outcomes),
  );
  return outcomeCodes.flatMap((code) => all.find((outcome) => outcome.code === code) ?? []);
}

/** The badge that the learner holds: it waits for its signature, is issued or suspended. */
export function liveBadgeOf({ badges }: Pick<Learner, 'badges'>): Badge | null {
  return badges.find(({ state }) => ['PREPARED', 'ISSUED', 'SUSPENDED'].includes(state)) ?? null;
}

/** Whether something of theirs was judged at another agency: then a transcript came with them. */
export function cameByTransfer({ completions }: Pick<Learner, 'completions'>): boolean {
  return completions.some(({ carriedFrom }) => carriedFrom === 'TRANSFER');
}
