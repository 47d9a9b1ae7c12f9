declare const KIND: unique symbol;

/**
 * Something that passed the lint of its kind, the only thing of it that a key signs. The room of the kind alone can make
 * one, after linting, so that no path leads from unread bytes to a signature (Boulder's `issuance.Prepare`). It hands
 * out copies: what was linted is what is signed.
 */
export type Sealed<Kind extends string, Content extends object> = {
  readonly [Name in keyof Content]: Content[Name] extends Uint8Array
    ? Uint8Array<ArrayBuffer>
    : Content[Name];
} & { readonly [KIND]: Kind };

interface Seal<Kind extends string, Content extends object> {
  /** For the lint alone; no door shows it. */
  readonly seal: (content: Content) => Sealed<Kind, Content>;
  /** Says at run time, too, whether the value came out of the lint: a cast does not make one. */
  readonly isOne: (value: unknown) => value is Sealed<Kind, Content>;
}

/** A seal of its own for each call: what one kind's lint has sealed is nothing to another. */
export function sealOf<Kind extends string, Content extends object>(): Seal<Kind, Content> {
  const ours = Symbol('of the lint alone');

  class Prepared {
    readonly #content: Readonly<Record<string, unknown>>;

    constructor(content: Content, whose: symbol) {
      if (whose !== ours) throw new TypeError('Only its lint seals it.');
      const own = Object.fromEntries(Object.entries(content).map(([name, value]) => [name, frozen(value)]));
      this.#content = own;
      for (const name of Object.keys(own))
        Object.defineProperty(this, name, { get: () => copyOf(this.#content[name]) });
      Object.freeze(this);
    }

    static holds(value: object): boolean {
      return #content in value;
    }
  }
  return {
    seal: (content) => new Prepared(content, ours) as unknown as Sealed<Kind, Content>,
    isOne: (value): value is Sealed<Kind, Content> =>
      typeof value === 'object' && value !== null && Prepared.holds(value),
  };
}

const copyOf = (value: unknown): unknown => (value instanceof Uint8Array ? Uint8Array.from(value) : value);

/** A copy that nobody else can change: bytes, words, or an object of words. */
function frozen(value: unknown): unknown {
  if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return copyOf(value);
  return Object.freeze({ ...value });
}
