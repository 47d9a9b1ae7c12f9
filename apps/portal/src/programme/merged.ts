/** Two people's changes to the same values, brought together. */
export interface Merged<Value> {
  readonly value: Value;
  /** Places that both changed, each in their own way: there the reader's own stands. */
  readonly both: number;
}

/**
 * What the reader has changed since `base` stays, what the other has changed since is taken in. A list counts as one
 * place where either made it longer or shorter, since nobody can tell then which of its parts is which.
 */
export function merged<Value>(base: Value, mine: Value, theirs: Value): Merged<Value> {
  if (isSame(mine, theirs) || isSame(base, theirs)) return { value: mine, both: 0 };
  if (isSame(base, mine)) return { value: theirs, both: 0 };
  if (!areAlike(base, mine, theirs)) return { value: mine, both: 1 };
  return mergedParts(base, mine, theirs);
}

type Parts = Readonly<Record<string, unknown>>;

function mergedParts<Value>(base: Value, mine: Value, theirs: Value): Merged<Value> {
  const [before, own, other] = [base, mine, theirs] as unknown as readonly [Parts, Parts, Parts];
  const parts = Object.keys(own).map((name) => [name, merged(before[name], own[name], other[name])] as const);
  const values = parts.map(([name, { value }]) => [name, value] as const);
  const value: unknown = Array.isArray(mine) ? values.map(([, part]) => part) : Object.fromEntries(values);
  return { value: value as Value, both: parts.reduce((sum, [, part]) => sum + part.both, 0) };
}

function areAlike(...values: readonly unknown[]): boolean {
  const [first] = values;
  if (values.some((value) => typeof value !== 'object' || value === null)) return false;
  return values.every(
    (value) =>
      Array.isArray(value) === Array.isArray(first) && namesOf(value).join() === namesOf(first).join(),
  );
}

function namesOf(value: unknown): readonly string[] {
  return Object.keys(value as Parts).toSorted();
}

function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  const names = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    names.length === Object.keys(other).length &&
    names.every((name) => isSame((one as Parts)[name], (other as Parts)[name]))
  );
}
