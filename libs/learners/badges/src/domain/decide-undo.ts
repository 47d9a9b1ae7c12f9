import { type Instant, plusMilliseconds } from '#platform/clock';

import type { Badge } from './badge.js';
import type { TakenBack } from './decide-revoke.js';

export type UndoRefusal =
  /** Too late: who was told of it since would find nothing and take it for a forgery. It can be revoked. */
  | { readonly kind: 'badge-announced'; readonly badge: Badge; readonly since: Instant }
  | { readonly kind: 'badge-suspended'; readonly badge: Badge }
  | { readonly kind: 'badge-already-revoked'; readonly badge: Badge };

export type UndoDecision =
  { readonly kind: 'taken-back'; readonly badge: Badge & { readonly state: TakenBack } } | UndoRefusal;

/**
 * Takes back a badge of which nobody was told: what is signed is undone, what waits for its signature is withdrawn, and
 * no scan finds either. Refuses once its hold is over, what is suspended, and what was taken back before.
 */
export function decideUndo(badge: Badge, at: Instant): UndoDecision {
  if (badge.state === 'PREPARED') return takenBack(badge, 'WITHDRAWN', at);
  if (badge.state === 'SUSPENDED') return { kind: 'badge-suspended', badge };
  if (badge.state !== 'ISSUED' || badge.issuedAt === null) return { kind: 'badge-already-revoked', badge };
  const since = announcedAt(badge.issuedAt, badge.holdMinutes);
  return at < since ? takenBack(badge, 'UNDONE', at) : { kind: 'badge-announced', badge, since };
}

/** Until when an issued badge can be undone; null where it cannot be any more, or not yet. */
export function undoUntil(
  { state, issuedAt, holdMinutes }: Pick<Badge, 'state' | 'issuedAt' | 'holdMinutes'>,
  now: Instant,
): Instant | null {
  if (state !== 'ISSUED' || issuedAt === null) return null;
  const until = announcedAt(issuedAt, holdMinutes);
  return now < until ? until : null;
}

function announcedAt(issuedAt: Instant, holdMinutes: number): Instant {
  return plusMilliseconds(issuedAt, holdMinutes * 60_000);
}

function takenBack(badge: Badge, state: TakenBack, at: Instant): UndoDecision {
  return {
    kind: 'taken-back',
    badge: { ...badge, state, revokedAt: at, revocationReason: 'ISSUED_IN_ERROR' },
  };
}
