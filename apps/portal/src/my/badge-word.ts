import type { MyBadge } from './record.js';

/** What a badge is called in its holder's list. */
export type BadgeWord = 'PREPARED' | 'ISSUED' | 'BEGINS' | 'EXPIRED' | 'SUSPENDED' | 'REVOKED' | 'REPLACED';

/** By its state and its dates, at an instant in milliseconds. Says where it stands, never that a scan finds it valid. */
export function wordOf(
  {
    state,
    revocationReason,
    validFrom,
    expiresAt,
  }: Pick<MyBadge, 'state' | 'revocationReason' | 'validFrom' | 'expiresAt'>,
  at: number,
): BadgeWord {
  if (state === 'REVOKED') return revocationReason === 'SUPERSEDED' ? 'REPLACED' : 'REVOKED';
  if (state === 'SUSPENDED' || state === 'PREPARED') return state;
  if (at >= Date.parse(expiresAt)) return 'EXPIRED';
  return at < Date.parse(validFrom) ? 'BEGINS' : 'ISSUED';
}
