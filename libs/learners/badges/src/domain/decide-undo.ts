import { type Instant, plusMilliseconds } from '#platform/clock';

import type { Badge } from './badge.js';
import type { TakenBack } from './decide-revoke.js';

/** How long a badge is held before anyone is told of it. */
const HOLD = 10 * 60_000;

export type UndoRefusal =
  /** Too late: who was told of it since would find nothing and take it for a forgery. It can be revoked. */
  | { readonly kind: 'badge-announced'; readonly badge: Badge; readonly since: Instant }
  | { readonly kind: 'badge-already-revoked'; readonly badge: Badge };

export type UndoDecision =
  { readonly kind: 'taken-back'; readonly badge: Badge & { readonly state: TakenBack } } | UndoRefusal;

/**
 * Takes back a badge of which nobody was told: what is signed is undone, what waits for its signature is withdrawn, and
 * no scan finds either. Refuses once ten minutes are over, and what was taken back before.
 */
export function decideUndo(badge: Badge, at: Instant): UndoDecision {
  if (badge.state === 'PREPARED') return takenBack(badge, 'WITHDRAWN', at);
  if (badge.state !== 'ISSUED' || badge.issuedAt === null) return { kind: 'badge-already-revoked', badge };
  const since = announcedAt(badge.issuedAt);
  return at < since ? takenBack(badge, 'UNDONE', at) : { kind: 'badge-announced', badge, since };
}

/** Until when an issued badge can be undone; null where it cannot be any more, or not yet. */
export function undoUntil(
  { state, issuedAt }: Pick<Badge, 'state' | 'issuedAt'>,
  now: Instant,
): Instant | null {
  if (state !== 'ISSUED' || issuedAt === null) return null;
  const until = announcedAt(issuedAt);
  return now < until ? until : null;
}

function announcedAt(issuedAt: Instant): Instant {
  return plusMilliseconds(issuedAt, HOLD);
}

function takenBack(badge: Badge, state: TakenBack, at: Instant): UndoDecision {
  return {
    kind: 'taken-back',
    badge: { ...badge, state, revokedAt: at, revocationReason: 'ISSUED_IN_ERROR' },
  };
}
