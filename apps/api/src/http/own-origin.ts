const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Which hosts and origins are ours: the public one, and every loopback name while the public one is loopback. */
export class OwnOrigin {
  private readonly url: URL;
  private readonly isLoopback: boolean;

  constructor(publicOrigin: string) {
    this.url = new URL(publicOrigin);
    this.isLoopback = LOOPBACK.has(this.url.hostname);
  }

  get isHttps(): boolean {
    return this.url.protocol === 'https:';
  }

  /** Says whether a Host header names us; a forged one would end up in links (T90). */
  ownsHost(host: string | undefined): boolean {
    if (host === undefined) return false;
    const named = urlOf(`${this.url.protocol}//${host}`);
    if (named === null || named.pathname !== '/' || named.username !== '' || named.search !== '')
      return false;
    return named.host === this.url.host || (this.isLoopback && LOOPBACK.has(named.hostname));
  }

  /** Says whether an Origin header is ours. `null`, which sandboxed pages send, is not. */
  ownsOrigin(origin: string): boolean {
    const named = urlOf(origin);
    if (named === null || named.origin !== origin) return false;
    return origin === this.url.origin || (this.isLoopback && LOOPBACK.has(named.hostname));
  }
}

function urlOf(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null;
}
