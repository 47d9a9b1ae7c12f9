import type { Instant } from '#platform/clock';

import { type Badge, LEGAL_MOVES, type RevocationReason } from './badge.js';

export type RevokeRefusal =
  | { readonly kind: 'badge-not-issued-yet' }
  | { readonly kind: 'badge-already-revoked'; readonly badge: Badge };

export type RevokeDecision = { readonly kind: 'revoked'; readonly badge: Badge } | RevokeRefusal;

/** Revokes an issued badge for good. What is not signed yet cannot be revoked: it does not exist for the public. */
export function decideRevoke(badge: Badge, reason: RevocationReason, at: Instant): RevokeDecision {
  if (LEGAL_MOVES[badge.state].includes('REVOKED'))
    return {
      kind: 'revoked',
      badge: { ...badge, state: 'REVOKED', revokedAt: at, revocationReason: reason },
    };
  return badge.state === 'REVOKED'
    ? { kind: 'badge-already-revoked', badge }
    : { kind: 'badge-not-issued-yet' };
}
