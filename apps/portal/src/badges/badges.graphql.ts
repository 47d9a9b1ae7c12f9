import { mutation, query } from '../graphql/operation.js';

export type BadgeState = 'PREPARED' | 'ISSUED' | 'REVOKED' | 'WITHDRAWN' | 'UNDONE';
export type NameChoice = 'INITIAL_AND_FAMILY' | 'NONE';

export const REVOCATION_REASONS = [
  'ISSUED_IN_ERROR',
  'COMPLETION_WITHDRAWN',
  'MISUSE',
  'HOLDER_REQUEST',
  'OTHER',
] as const;
export type RevocationReason = (typeof REVOCATION_REASONS)[number];

export interface BadgeFacts {
  readonly id: string;
  readonly kind: 'MSQ';
  readonly state: BadgeState;
  readonly code: string;
  readonly publicName: string | null;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly preparedAt: string;
  readonly issuedAt: string | null;
  readonly revokedAt: string | null;
  readonly revocationReason: RevocationReason | null;
  readonly shortLink: string | null;
  /** Null where it cannot be undone. */
  readonly undoUntil: string | null;
}

/** A learner holds one live badge; it waits for its signature or is issued, and can be taken back. */
export function isLive({ state }: Pick<BadgeFacts, 'state'>): boolean {
  return state === 'PREPARED' || state === 'ISSUED';
}

export const BADGE_SELECTION = `id kind state code publicName validFrom validUntil preparedAt issuedAt
      revokedAt revocationReason shortLink undoUntil`;

/** Asked every second while a badge waits for its signature, so it reads nothing else. */
export const badgeStateQuery = query<
  { readonly id: string },
  { readonly badge: { readonly state: BadgeState } | null }
>(`query BadgeState($id: ID!) {
  badge(id: $id) { state }
}`);

export interface BadgeCodes {
  readonly shortLink: string | null;
  readonly fullLink: string | null;
  readonly shortSvg: string | null;
  readonly shortPng: string | null;
  readonly fullSvg: string | null;
  readonly fullPng: string | null;
}

/** The links and their QR codes: SVG as text, PNG as a data: URL. */
export const badgeCodesQuery = query<{ readonly id: string }, { readonly badge: BadgeCodes | null }>(
  `query BadgeCodes($id: ID!) {
  badge(id: $id) {
    shortLink fullLink
    shortSvg: qr(link: SHORT, format: SVG)
    shortPng: qr(link: SHORT, format: PNG)
    fullSvg: qr(link: FULL, format: SVG)
    fullPng: qr(link: FULL, format: PNG)
  }
}`,
);

interface IssueBadgeInput {
  readonly learnerId: string;
  readonly nameChoice: NameChoice;
  readonly consent: boolean;
}

interface Done {
  readonly badge: { readonly id: string };
}

export const issueBadge = mutation<IssueBadgeInput, Done>({
  field: 'issueBadge',
  success: 'BadgePrepared',
  selection: 'badge { id }',
});

interface RevokeBadgeInput {
  readonly badgeId: string;
  readonly reason: RevocationReason;
  readonly note: string | null;
}

interface TakenBack {
  readonly badge: { readonly state: BadgeState };
}

/** Revokes what is signed and withdraws what is not: the answer says which. */
export const revokeBadge = mutation<RevokeBadgeInput, TakenBack>({
  field: 'revokeBadge',
  success: ['BadgeRevoked', 'BadgeWithdrawn'],
  selection: 'badge { state }',
});

/** Undoes what nobody was told of yet. */
export const undoBadge = mutation<{ readonly badgeId: string }, TakenBack>({
  field: 'undoBadge',
  success: ['BadgeUndone', 'BadgeWithdrawn'],
  selection: 'badge { state }',
});
