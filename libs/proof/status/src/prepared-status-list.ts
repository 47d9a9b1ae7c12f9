/** A list once it is in order: the key's name and the exact bytes. */
export interface StatusListBytes {
  readonly kid: string;
  /** `ORIGIN/keys/KID`, as the token's header names the key. */
  readonly keyId: string;
  readonly payload: Uint8Array;
}

let seal: (bytes: StatusListBytes) => PreparedStatusList;

/**
 * A list that passed the lint, the only one that a key signs. This room alone can make one, after linting, as
 * `proof/claims` does with its `PreparedClaim`. It hands out copies: what was linted is what is signed.
 */
export class PreparedStatusList implements StatusListBytes {
  readonly #bytes: StatusListBytes;

  private constructor(bytes: StatusListBytes) {
    this.#bytes = bytes;
    Object.freeze(this);
  }

  static {
    seal = (bytes) => new PreparedStatusList({ ...bytes, payload: Uint8Array.from(bytes.payload) });
  }

  /** Says at run time, too, whether the value came out of the lint: a cast does not make one. */
  static isOne(value: unknown): value is PreparedStatusList {
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
export function sealStatusList(bytes: StatusListBytes): PreparedStatusList {
  return seal(bytes);
}
