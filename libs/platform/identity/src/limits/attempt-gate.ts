import { type Instant, plusMilliseconds } from '#platform/clock';

/** More than an attacker’s networks in an hour, and a few megabytes at most. */
const MOST_KEPT = 10_000;

/** A new password opens a locked account, and whoever set it is not kept waiting for longer than this: milliseconds. */
const ASKED_AGAIN_AFTER = 1_000;

interface Closed {
  readonly until: Instant;
  readonly askAgainAt: Instant;
}

/**
 * The first gate, in this process: what the database has refused until an instant is refused without asking it again,
 * for a second at a time. It forgets the oldest when it is full; the database knows them still.
 */
export class AttemptGate {
  private readonly closed = new Map<string, Closed>();

  constructor(private readonly places = MOST_KEPT) {}

  close(key: Uint8Array, until: Instant, now: Instant): void {
    const name = nameOf(key);
    this.closed.delete(name);
    this.closed.set(name, { until, askAgainAt: plusMilliseconds(now, ASKED_AGAIN_AFTER) });
    const [oldest] = this.closed.keys();
    if (this.closed.size > this.places && oldest !== undefined) this.closed.delete(oldest);
  }

  /** Until when one of the keys is refused; null where none is, or where the database is to be asked again. */
  closedUntil(keys: readonly Uint8Array[], now: Instant): Instant | null {
    for (const key of keys) {
      const found = this.closed.get(nameOf(key));
      if (found === undefined) continue;
      const { until, askAgainAt } = found;
      if (Math.min(until.getTime(), askAgainAt.getTime()) > now.getTime()) return until;
      this.closed.delete(nameOf(key));
    }
    return null;
  }
}

function nameOf(key: Uint8Array): string {
  return Buffer.from(key).toString('base64');
}
