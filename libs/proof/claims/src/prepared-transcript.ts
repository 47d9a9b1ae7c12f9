/** A transcript once it is in order: the key's name and the exact bytes. */
export interface TranscriptBytes {
  readonly kid: string;
  /** `ORIGIN/keys/KID`, as the token's header names the key. */
  readonly keyId: string;
  readonly payload: Uint8Array;
}

let seal: (bytes: TranscriptBytes) => PreparedTranscript;

/** A transcript that passed its lint, the only one that a key signs; made as a `PreparedClaim` is, and here alone. */
export class PreparedTranscript implements TranscriptBytes {
  readonly #bytes: TranscriptBytes;

  private constructor(bytes: TranscriptBytes) {
    this.#bytes = bytes;
    Object.freeze(this);
  }

  static {
    seal = (bytes) => new PreparedTranscript({ ...bytes, payload: Uint8Array.from(bytes.payload) });
  }

  /** Says at run time, too, whether the value came out of the lint: a cast does not make one. */
  static isOne(value: unknown): value is PreparedTranscript {
    return typeof value === 'object' && value !== null && #bytes in value;
  }

  get kid(): string {
    return this.#bytes.kid;
  }

  get keyId(): string {
    return this.#bytes.keyId;
  }

  get payload(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.#bytes.payload);
  }
}

/** For the lint alone; the room's door does not show it. */
export function sealTranscript(bytes: TranscriptBytes): PreparedTranscript {
  return seal(bytes);
}
