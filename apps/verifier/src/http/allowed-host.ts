const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Says whether a request that names this host is meant for us: exactly the origin's own host and port, and, while
 * that origin is on loopback, every loopback name. A forged name could otherwise poison a cache or a link (T43).
 */
export function isAllowedHost(host: string | undefined, own: URL): boolean {
  if (host === undefined) return false;
  if (host.toLowerCase() === own.host) return true;
  return LOOPBACK.has(own.hostname) && LOOPBACK.has(nameOf(host));
}

export function isLoopback(origin: string): boolean {
  return LOOPBACK.has(new URL(origin).hostname);
}

function nameOf(host: string): string {
  return /^(.*?)(?::\d{1,5})?$/.exec(host.toLowerCase())?.[1] ?? '';
}
