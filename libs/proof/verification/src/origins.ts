/**
 * Whether a key's name is in our house. One origin, for ever; on one's own machine any port of it, since a
 * demo started on another port finds its data again. The keys decide what is genuine, not the names.
 */
export function isOurOrigin(named: string, origin: string): boolean {
  return named === origin || (isLoopback(named) && isLoopback(origin));
}

function isLoopback(origin: string): boolean {
  return /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?$/.test(origin);
}
