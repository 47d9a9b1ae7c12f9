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

let seal: (bytes: ClaimBytes) => PreparedClaim;

/**
 * A claim that passed the lint, the only thing that a key signs. This room alone can make one, after linting, so that
 * no path leads from unread bytes to a signature (Boulder's `issuance.Prepare`). It hands out copies: what was linted
 * is what is signed.
 */
export class PreparedClaim implements ClaimBytes {
  readonly #bytes: ClaimBytes;

  private constructor(bytes: ClaimBytes) {
    this.#bytes = bytes;
    Object.freeze(this);
  }

  static {
    seal = ({ kid, keyId, shortKid, jwtPayload, cwtPayload, facts, edition }) =>
      new PreparedClaim({
        ...{ kid, keyId, edition, facts: Object.freeze({ ...facts }) },
        shortKid: Uint8Array.from(shortKid),
        jwtPayload: Uint8Array.from(jwtPayload),
        cwtPayload: Uint8Array.from(cwtPayload),
      });
  }

  /** Says at run time, too, whether the value came out of the lint: a cast does not make one. */
  static isOne(value: unknown): value is PreparedClaim {
    return typeof value === 'object' && value !== null && #bytes in value;
  }

  get kid(): string {
    return this.#bytes.kid;
  }

  get keyId(): string {
    return this.#bytes.keyId;
  }

  get facts(): StatedFacts {
    return this.#bytes.facts;
  }

  get edition(): string {
    return this.#bytes.edition;
  }

  get shortKid(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.#bytes.shortKid);
  }

  get jwtPayload(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.#bytes.jwtPayload);
  }

  get cwtPayload(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.#bytes.cwtPayload);
  }
}

/** For the lint alone; the room's door does not show it. */
export function sealClaim(bytes: ClaimBytes): PreparedClaim {
  return seal(bytes);
}
