import type { Qualification } from '#learners/qualification';
import {
  type Enrolment,
  hasCoreCompetencies,
  type LearnerNotActive,
  notActive,
  type Track,
} from '#learners/roster';
import { type CalendarDay, dayOf, type Instant, plusDays } from '#platform/clock';

import { type Badge, type BadgeKind, type Emblem, hasLapsed, holdsPlace, type NameChoice } from './badge.js';
import { mayShowName } from './shown-name.js';

/** How far ahead a badge may begin. */
const DAYS_AHEAD_AT_MOST = 180;

/** What the decision is made from, all read under the learner's lock. */
export interface IssueFacts {
  readonly qualification: Qualification;
  readonly enrolment: Pick<Enrolment, 'standing' | 'track' | 'keepsCoreCompetencies' | 'ageAttested'>;
  /** The learner's badges of every kind and edition. */
  readonly held: readonly Badge[];
  readonly openedAt: Instant;
}

/** Where nothing is said it is MSQ, from now on, with the neutral emblem, and takes the place of nothing. */
export interface IssueWish {
  readonly nameChoice: NameChoice;
  /** That the learner agreed to the name being shown. */
  readonly consent: boolean;
  readonly kind?: BadgeKind;
  /** The day on which it begins. */
  readonly validFrom?: CalendarDay | null;
  readonly emblem?: Emblem;
  /** That the learner chose the White Star themselves, warned that it reveals a religion. */
  readonly emblemConsent?: boolean;
  /** The live badge whose place it takes when it is signed. */
  readonly replaces?: string | null;
}

export interface BeginsOutOfRange {
  readonly kind: 'begins-out-of-range';
  readonly earliest: CalendarDay;
  readonly latest: CalendarDay;
}

export type IssueRefusal =
  | LearnerNotActive
  /** A minor's badge shows no name, whoever agrees to one. */
  | { readonly kind: 'minor-shows-no-name' }
  | { readonly kind: 'consent-missing' }
  | { readonly kind: 'emblem-consent-missing' }
  | { readonly kind: 'not-qualified'; readonly missing: readonly number[] }
  /** Core Competencies in Member Service end the track of member service officers; a guard's goes on. */
  | { readonly kind: 'other-track'; readonly track: Track }
  | BeginsOutOfRange
  | { readonly kind: 'badge-already-held'; readonly badge: Badge }
  /** What is to be re-issued is not in use at present, or yields to another already. */
  | { readonly kind: 'badge-not-reissuable'; readonly badge: Badge };

export type IssueDecision =
  | {
      readonly kind: 'may-be-prepared';
      /** The badge that yields to the new one: re-issued, or expired and still in its place. */
      readonly yielding: Badge | null;
    }
  | IssueRefusal;

/**
 * Says whether a badge may be prepared. Refuses a learner whose enrolment rests, a minor's name, a name or a star without
 * consent, a learner who is not qualified or whose track has no such badge, a day that lies behind or too far ahead, and a
 * second live badge of the kind: an expired one is in nobody's way.
 */
export function decideIssue(facts: IssueFacts, wish: IssueWish): IssueDecision {
  const atRest = notActive(facts.enrolment);
  if (atRest) return atRest;
  if (wish.nameChoice !== 'NONE' && !mayShowName(facts.enrolment)) return { kind: 'minor-shows-no-name' };
  if (wish.nameChoice !== 'NONE' && !wish.consent) return { kind: 'consent-missing' };
  if (wish.emblem === 'WHITE_STAR' && !mayShowStar(facts, wish)) return { kind: 'emblem-consent-missing' };
  return notEarned(facts, wish) ?? beginsOutOfRange(wish, dayOf(facts.openedAt)) ?? placeFor(facts, wish);
}

/** The agency records a consent; it never puts back the star that the holder themselves took off the card. */
function mayShowStar({ held }: IssueFacts, { emblemConsent, replaces = null }: IssueWish): boolean {
  const replaced = held.find(({ id }) => id === replaces);
  const wasTakenOff = replaced?.emblem === 'NEUTRAL' && replaced.emblemChosenAt !== null;
  return emblemConsent === true && !wasTakenOff;
}

function notEarned({ qualification, enrolment }: IssueFacts, { kind }: IssueWish): IssueRefusal | null {
  if (qualification.kind === 'not-qualified')
    return { kind: 'not-qualified', missing: qualification.missing.map(({ number }) => number) };
  if (kind !== 'CC_MS' || hasCoreCompetencies(enrolment, true)) return null;
  return { kind: 'other-track', track: enrolment.track };
}

/** Says whether a first day lies behind or too far ahead, and which ones do not; null where it may be. */
export function beginsOutOfRange(
  { validFrom }: Pick<IssueWish, 'validFrom'>,
  today: CalendarDay,
): BeginsOutOfRange | null {
  const latest = plusDays(today, DAYS_AHEAD_AT_MOST);
  const isWithin = !validFrom || (today <= validFrom && validFrom <= latest);
  return isWithin ? null : { kind: 'begins-out-of-range', earliest: today, latest };
}

function placeFor(
  { held, openedAt }: IssueFacts,
  { kind = 'MSQ', replaces = null }: IssueWish,
): IssueDecision {
  const holder = held.find((badge) => badge.kind === kind && holdsPlace(badge)) ?? null;
  const replaced = held.find(({ id }) => id === replaces) ?? null;
  if (replaced !== null && (replaced.id !== holder?.id || holder.state !== 'ISSUED'))
    return { kind: 'badge-not-reissuable', badge: replaced };
  const isInTheWay = holder !== null && replaced === null && !hasLapsed(holder, openedAt);
  return isInTheWay
    ? { kind: 'badge-already-held', badge: holder }
    : { kind: 'may-be-prepared', yielding: holder };
}
