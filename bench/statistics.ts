/** The p-th percentile, by the nearest rank; NaN of nothing. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** How strongly one series rises with the other, from -1 to 1: Spearman's rank correlation of distinct values. */
export function rankCorrelation(one: readonly number[], other: readonly number[]): number {
  const [first, second] = [ranks(one), ranks(other)];
  const squares = first.reduce((sum, rank, at) => sum + (rank - (second[at] ?? 0)) ** 2, 0);
  const n = one.length;
  return 1 - (6 * squares) / (n * (n * n - 1));
}

function ranks(values: readonly number[]): number[] {
  const found = new Array<number>(values.length);
  [...values.keys()]
    .sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
    .forEach((at, rank) => (found[at] = rank));
  return found;
}

/** Welch's t of two samples, and by how much their means differ, as a share of the second's median. */
export function welch(
  one: readonly number[],
  other: readonly number[],
): { readonly t: number; readonly effect: number } {
  const difference = mean(one) - mean(other);
  const error = Math.sqrt(variance(one) / one.length + variance(other) / other.length);
  return { t: difference / error, effect: Math.abs(difference) / median(other) };
}

function variance(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}
