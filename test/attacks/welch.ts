/** The medians of two samples, and whether they are apart by more than chance (Welch's t; beyond ±4.5 it is no chance). */
export function welchOf(one: readonly number[], other: readonly number[]) {
  const [here, there] = [momentsOf(one), momentsOf(other)];
  const t = (here.mean - there.mean) / Math.sqrt(here.variance / one.length + there.variance / other.length);
  return { t, medians: [medianOf(one), medianOf(other)] as const };
}

function momentsOf(sample: readonly number[]): { mean: number; variance: number } {
  const mean = sample.reduce((sum, value) => sum + value, 0) / sample.length;
  const squares = sample.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, variance: squares / (sample.length - 1) };
}

function medianOf(sample: readonly number[]): number {
  return [...sample].sort((a, b) => a - b)[sample.length >> 1] ?? 0;
}
