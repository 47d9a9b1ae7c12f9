/** Reads one value of an address; undefined where it makes no sense here. */
type Reader<Value> = (said: unknown) => Value | undefined;

type Readers = Readonly<Record<string, Reader<unknown>>>;

/** What an address holds once read: everything may be left out. */
type Read<Of extends Readers> = { [Name in keyof Of]?: ReturnType<Of[Name]> };

/** Whatever is written there. */
export const text: Reader<string> = (said) => (typeof said === 'string' ? said : undefined);

/** One of the words that this page knows. */
export function anyOf<const Word extends string>(words: readonly Word[]) {
  return Object.assign((said: unknown) => words.find((word) => word === said), { words });
}

/** A number that something is counted by: 1, 2, 3 … */
export const ordinal: Reader<number> = (said) => {
  const number = Number(said);
  return Number.isSafeInteger(number) && number > 0 ? number : undefined;
};

/**
 * How a page reads its address: each name by its reader. What somebody typed is never refused, only not understood;
 * names that the page does not know are left out. Needs no schema library, since every address is read at the start.
 */
export function addressOf<Of extends Readers>(readers: Of) {
  const read = (said: Readonly<Record<string, unknown>>): Read<Of> => {
    const values = Object.entries(readers).map(([name, reader]) => [name, reader(said[name])]);
    return Object.fromEntries(values.filter(([, value]) => value !== undefined)) as Read<Of>;
  };
  return Object.assign(read, { readers });
}
