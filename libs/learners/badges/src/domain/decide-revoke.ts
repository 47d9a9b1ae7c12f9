import type { Instant } from '#platform/clock';

import { type Badge, LEGAL_MOVES, type RevocationReason } from './badge.js';

/**
 * Where a badge goes that its agency takes back: before its signature it is withdrawn, after it undone as long as nobody
 * was told, and revoked from then on.
 */
export type TakenBack = 'REVOKED' | 'WITHDRAWN' | 'UNDONE';

export interface RevokeRefusal {
  readonly kind: 'badge-already-revoked';
  readonly badge: Badge;
}

export type RevokeDecision =
  { readonly kind: 'taken-back'; readonly badge: Badge & { readonly state: TakenBack } } | RevokeRefusal;

/** Takes a badge back for good: revokes what is signed, suspended or not, withdraws what waits. Refuses what was taken back before. */
export function decideRevoke(badge: Badge, reason: RevocationReason, at: Instant): RevokeDecision {
  const state = (['REVOKED', 'WITHDRAWN'] as const).find((end) => LEGAL_MOVES[badge.state].includes(end));
  if (state === undefined) return { kind: 'badge-already-revoked', badge };
  const nothing = { suspendedAt: null, suspensionReason: null };
  return {
    kind: 'taken-back',
    badge: { ...badge, ...nothing, state, revokedAt: at, revocationReason: reason },
  };
}
