import type { Instant } from '#platform/clock';

/** More than an attacker’s networks in an hour, and a few megabytes at most. */
const MOST_KEPT = 10_000;

/**
 * The first gate, in this process: what the database has refused until an instant is refused until then without
 * asking it again. It forgets the oldest when it is full; the database knows them still.
 */
export class AttemptGate {
  private readonly closed = new Map<string, Instant>();

  constructor(private readonly places = MOST_KEPT) {}

  close(key: Uint8Array, until: Instant): void {
    const name = nameOf(key);
    this.closed.delete(name);
    this.closed.set(name, until);
    const [oldest] = this.closed.keys();
    if (this.closed.size > this.places && oldest !== undefined) this.closed.delete(oldest);
  }

  /** Until when one of the keys is refused; null where none is. */
  closedUntil(keys: readonly Uint8Array[], now: Instant): Instant | null {
    for (const key of keys) {
      const until = this.closed.get(nameOf(key));
      if (until === undefined) continue;
      if (until.getTime() > now.getTime()) return until;
      this.closed.delete(nameOf(key));
    }
    return null;
  }
}

function nameOf(key: Uint8Array): string {
  return Buffer.from(key).toString('base64');
}
