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

export const BADGE_KINDS = ['MSQ', 'CC_MS'] as const;
export type BadgeKind = (typeof BADGE_KINDS)[number];

/**
 * The badges that the learner holds on a calendar day in Toronto, by kind: waiting for their signature, in use or
 * suspended. One that is over by then is in nobody’s way.
 */
export function heldBadgesOf({ badges }: Pick<Learner, 'badges'>, day: string): readonly Badge[] {
  const held = badges.filter(
    ({ state, validUntil }) =>
      state === 'PREPARED' || state === 'SUSPENDED' || (state === 'ISSUED' && validUntil >= day),
  );
  return BADGE_KINDS.flatMap((kind) => held.filter((badge) => badge.kind === kind));
}

/** Which badges the learner has earned and does not hold; the server judges again. */
export function issuableKindsOf(
  learner: Pick<Learner, 'badges' | 'qualification' | 'enrolment'>,
  day: string,
): readonly BadgeKind[] {
  const { qualification, enrolment } = learner;
  if (!qualification.qualified || enrolment.standing !== 'ACTIVE') return [];
  const earned = BADGE_KINDS.filter((kind) => kind === 'MSQ' || enrolment.state === 'CC_MS_AWARDED');
  const held = heldBadgesOf(learner, day);
  return earned.filter((kind) => held.every((badge) => badge.kind !== kind));
}

/** Whether something of theirs was judged at another agency: then a transcript came with them. */
export function cameByTransfer({ completions }: Pick<Learner, 'completions'>): boolean {
  return completions.some(({ carriedFrom }) => carriedFrom === 'TRANSFER');
}
