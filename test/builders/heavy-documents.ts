/** Short operations that ask for much. */
export function aliased(count: number): string {
  return Array.from({ length: count }, (_, number) => `a${number}: displayName`).join(' ');
}

/** Fragments that double: 2 to the power of `depth` selections from a short document. */
export function bomb(depth: number): string {
  const levels = Array.from(
    { length: depth },
    (_, level) => `fragment f${level} on Viewer { ...f${level + 1} ...f${level + 1} }`,
  );
  return `{ viewer { ...f0 } } ${levels.join(' ')} fragment f${depth} on Viewer { displayName }`;
}
