import { type Sealed, sealOf } from './sealed.js';
import type { StatedFacts } from './stated-facts.js';

/** What a claim holds once it is in order: a key's names and the exact bytes of both forms. */
export interface ClaimBytes {
  readonly kid: string;
  /** `ORIGIN/keys/KID`, as the token's header names the key. */
  readonly keyId: string;
  readonly shortKid: Uint8Array;
  readonly jwtPayload: Uint8Array;
  readonly cwtPayload: Uint8Array;
  /** What the bytes state, as the lint read it out of them. */
  readonly facts: StatedFacts;
  /** The edition of the programme that it names. */
  readonly edition: string;
}

const { seal, isOne } = sealOf<'claim', ClaimBytes>();

/** A claim that passed the lint, the only one that a key signs. */
export type PreparedClaim = Sealed<'claim', ClaimBytes>;
export const PreparedClaim = { isOne } as const;

/** For the lint alone; the room's door does not show it. */
export const sealClaim = seal;
