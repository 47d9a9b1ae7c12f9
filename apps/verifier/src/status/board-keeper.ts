import { type Clock, type Instant, plusMilliseconds } from '#platform/clock';
import type { Logger } from '#platform/telemetry';

import type { Changes, MarkedPlace } from '../store/public-records.js';
import type { Board } from './board.js';

/** Where changes are read from. */
export interface PublishedChanges {
  marked(): Promise<readonly MarkedPlace[]>;
  changes(since: string | null): Promise<Changes>;
}

/** After that long without a poll everything is read again: the feed keeps a day, and nobody counts on the whole of it. */
const FEED_TRUSTED_MILLISECONDS = 10 * 60_000;

/**
 * Keeps the board of what was taken back or suspended. The mark of the feed is the oldest transaction that was still under way, so
 * nothing that commits late is missed. Reads everything anew at the start, after a long silence, when the mark goes back,
 * and when another server answers than before: a restored one, or one that took over, may count from an earlier mark.
 */
export class BoardKeeper {
  private last: Pick<Changes, 'mark' | 'server'> | null = null;
  private polledAt: Instant | null = null;
  private isAway = false;

  constructor(
    private readonly published: PublishedChanges,
    private readonly board: Board,
    private readonly clock: Clock,
    private readonly log: Logger,
  ) {}

  /** One poll. Never rejects: a board that cannot be read becomes stale by itself. */
  async poll(): Promise<void> {
    const began = this.clock.now();
    try {
      await this.read(began);
      this.polledAt = began;
      this.board.isAsOf(began);
      this.isAway = false;
    } catch (error) {
      if (!this.isAway)
        this.log.warn(
          { fault: error instanceof Error ? error.name : 'unknown' },
          'the changes were not reached',
        );
      this.isAway = true;
    }
  }

  private async read(began: Instant): Promise<void> {
    const last = this.isFeedTrusted(began) ? this.last : null;
    const changes = await this.published.changes(last?.mark ?? null);
    const isAnew =
      last === null || changes.server !== last.server || BigInt(changes.mark) < BigInt(last.mark);
    // The mark was taken first: what commits while everything is read comes with the next poll.
    if (isAnew) this.board.beginAnew(await this.published.marked());
    else this.board.take(changes.places);
    if (isAnew || changes.agencyShowsOtherwise) this.board.beginEra();
    this.last = changes;
  }

  private isFeedTrusted(now: Instant): boolean {
    return this.polledAt !== null && now < plusMilliseconds(this.polledAt, FEED_TRUSTED_MILLISECONDS);
  }
}
