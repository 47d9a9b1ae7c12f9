export function asked(): void {
  return;
}

/** Planted: nobody imports this. */
export function neverAsked(): void {
  return;
}
