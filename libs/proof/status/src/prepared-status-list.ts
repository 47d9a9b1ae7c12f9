import { type Sealed, sealOf } from '#proof/claims';

/** A list once it is in order: the key's name and the exact bytes. */
interface StatusListBytes {
  readonly kid: string;
  /** `ORIGIN/keys/KID`, as the token's header names the key. */
  readonly keyId: string;
  readonly payload: Uint8Array;
}

const { seal, isOne } = sealOf<'status list', StatusListBytes>();

/** A list that passed the lint, the only one that a key signs. */
export type PreparedStatusList = Sealed<'status list', StatusListBytes>;
export const PreparedStatusList = { isOne } as const;

/** For the lint alone; the room's door does not show it. */
export const sealStatusList = seal;
