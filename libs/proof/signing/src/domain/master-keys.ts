export interface MasterKey {
  /** Counts up from 1. Two versions live side by side while keys are sealed again. */
  readonly version: number;
  readonly bytes: Uint8Array;
}

const BYTES = 32;

/** The keys that seal all others. Handed in by the app that read them from their files. */
export class MasterKeys {
  readonly #keys: ReadonlyMap<number, Uint8Array>;

  /** Refuses no key at all, a version twice or below 1, and a key that is not 256 bits long. */
  constructor(keys: readonly MasterKey[]) {
    this.#keys = new Map(keys.map(({ version, bytes }) => [version, Uint8Array.from(bytes)]));
    const areWhole = keys.every(({ version, bytes }) => version >= 1 && bytes.length === BYTES);
    if (keys.length === 0 || this.#keys.size !== keys.length || !areWhole) {
      throw new RangeError('Master keys have 32 bytes each and versions of their own, from 1.');
    }
  }

  newest(): { readonly version: number; readonly key: Uint8Array } {
    const version = Math.max(...this.#keys.keys());
    return { version, key: this.ofVersion(version) };
  }

  ofVersion(version: number): Uint8Array {
    const key = this.#keys.get(version);
    if (key === undefined) throw new RangeError(`There is no master key of version ${version}.`);
    return key;
  }
}
