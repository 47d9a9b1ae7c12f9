import type { Instant } from '#platform/clock';
import type { JournalEvent } from '#platform/journal';

import { type Badge, type Emblem, hasLapsed, isLive } from './badge.js';

/** What its holder wants printed on the card of a badge. */
export interface EmblemWish {
  readonly emblem: Emblem;
  /** That they chose the White Star after the warning that it reveals a religion. */
  readonly consent: boolean;
}

export type EmblemRefusal =
  | { readonly kind: 'emblem-consent-missing' }
  /** It was taken back, or its last day is over: no card of it is printed any more. */
  | { readonly kind: 'badge-not-in-use'; readonly badge: Badge };

export type EmblemDecision =
  | { readonly kind: 'emblem-chosen'; readonly badge: Badge & { readonly emblemChosenAt: Instant } }
  /** The holder chose just this before. */
  | { readonly kind: 'emblem-as-chosen'; readonly badge: Badge }
  | EmblemRefusal;

/** Whether a card of it may still be printed. */
export function takesEmblem(badge: Pick<Badge, 'state' | 'validUntil'>, now: Instant): boolean {
  return isLive(badge) && !hasLapsed(badge, now);
}

/**
 * Says whether a holder may have this emblem on their card. The neutral one takes no consent: whoever wants the star gone
 * gives no reason.
 */
export function decideEmblem(badge: Badge, { emblem, consent }: EmblemWish, now: Instant): EmblemDecision {
  if (!takesEmblem(badge, now)) return { kind: 'badge-not-in-use', badge };
  if (emblem === 'WHITE_STAR' && !consent) return { kind: 'emblem-consent-missing' };
  if (badge.emblem === emblem && badge.emblemChosenAt !== null) return { kind: 'emblem-as-chosen', badge };
  return { kind: 'emblem-chosen', badge: { ...badge, emblem, emblemChosenAt: now } };
}

/** That a choice was made stands open; which one is the holder’s, and sealed. */
export function emblemChosen({ id, learnerId, kind, emblem }: Badge): JournalEvent {
  return {
    type: 'badge.emblem-chosen',
    object: { kind: 'badge', id },
    subjectId: learnerId,
    facts: { kind },
    particulars: { emblem },
  };
}
