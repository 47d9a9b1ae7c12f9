import type { Instant } from '#platform/clock';
import type { AgencyId } from '#platform/tenancy';
import type { EcPublicJwk } from '#proof/claims';

/**
 * What a key may sign; no key serves two purposes. OPERATING belongs to LPHQ itself, an agency has the others: BADGE for
 * what it states of its learners, badges and transcripts, each under a `typ` of its own, and STATUS for its lists.
 */
export type KeyPurpose = 'OPERATING' | 'BADGE' | 'STATUS';

/** PENDING keys are not published, ACTIVE ones sign, RETIRED ones are still believed, COMPROMISED ones are not. */
export type KeyState = 'PENDING' | 'ACTIVE' | 'RETIRED' | 'COMPROMISED';

/** The public half of a key and what is known of it. */
export interface SigningKey {
  readonly kid: string;
  readonly agencyId: AgencyId;
  readonly purpose: KeyPurpose;
  /** The agency that the key signs for; null for LPHQ's own. */
  readonly issuerSlug: string | null;
  readonly publicJwk: EcPublicJwk;
  readonly shortKid: Uint8Array;
  readonly state: KeyState;
  /** The root's certificate of an operating key; null for others, which the key list itself certifies. */
  readonly certificate: string | null;
  readonly validFrom: Instant;
  readonly validUntil: Instant;
  readonly compromisedAt: Instant | null;
}
