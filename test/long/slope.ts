/** By how much y grows when x grows by one: the line of least squares through the points. */
export function slopeOf(points: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, of]) => of))];
  const across = points.reduce((sum, [at, of]) => sum + (at - x) * (of - y), 0);
  return across / points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
}
