import { type Sealed, sealOf } from './sealed.js';

/** A transcript once it is in order: the key's name and the exact bytes. */
interface TranscriptBytes {
  readonly kid: string;
  /** `ORIGIN/keys/KID`, as the token's header names the key. */
  readonly keyId: string;
  readonly payload: Uint8Array;
}

const { seal, isOne } = sealOf<'transcript', TranscriptBytes>();

/** A transcript that passed its lint, the only one that a key signs. */
export type PreparedTranscript = Sealed<'transcript', TranscriptBytes>;
export const PreparedTranscript = { isOne } as const;

/** For the lint alone; the room's door does not show it. */
export const sealTranscript = seal;
