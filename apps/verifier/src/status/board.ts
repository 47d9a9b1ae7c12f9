import { type Clock, type Instant, plusMilliseconds } from '#platform/clock';

import type { MarkedPlace, Place } from '../store/public-records.js';

/** How long what was read last may be answered from. Beyond it the database is asked for every scan. */
const FRESH_MILLISECONDS = 3_000;
/** From when a look is overdue: the clockwork looks twice a second. */
const DUE_MILLISECONDS = 1_000;
const LIST_BYTES = 16_384;

/**
 * Which places of the status lists are taken back and which are suspended, as of the last good poll: two bits each,
 * 32 KiB a list. A place that is taken back stays so; one that was suspended may be good again. It speaks only while it
 * is fresh; who finds it stale must not answer from memory (fail closed).
 */
export class Board {
  private readonly gone = new Map<number, Uint8Array>();
  private held = new Map<number, Uint8Array>();
  private readAt: Instant | null = null;
  private agencyChanges = 0;
  private keeper: () => void = () => undefined;

  constructor(private readonly clock: Clock) {}

  /** Rises with every change of what a scan shows of an agency: an answer judged in another era is out of date. */
  get era(): number {
    return this.agencyChanges;
  }

  /** Says who looks again when a reader finds that a look is overdue. */
  keptBy(look: () => void): void {
    this.keeper = look;
  }

  /**
   * For readers, before they read. Under a crowd timers come seconds late, because libuv looks at ready sockets many
   * times before it looks at the time; readers come all the while, so the board is kept by them, too.
   */
  lookIfDue(): void {
    if (this.readAt !== null && this.clock.now() >= plusMilliseconds(this.readAt, DUE_MILLISECONDS))
      this.keeper();
  }

  /** A clock that was put back makes it stale, never fresh for longer. */
  get isFresh(): boolean {
    const now = this.clock.now();
    return (
      this.readAt !== null && now >= this.readAt && now < plusMilliseconds(this.readAt, FRESH_MILLISECONDS)
    );
  }

  isTakenBack(place: Place): boolean {
    return isSet(this.gone, place);
  }

  isSuspended(place: Place): boolean {
    return isSet(this.held, place);
  }

  /** What changed, each place as it is now. */
  take(places: readonly MarkedPlace[]): void {
    for (const place of places) {
      if (place.mark === 'taken-back') put(this.gone, place, true);
      put(this.held, place, place.mark === 'suspended');
    }
  }

  /** Everything that is marked now: whatever else was suspended is so no more. */
  beginAnew(places: readonly MarkedPlace[]): void {
    this.held = new Map();
    this.take(places);
  }

  beginEra(): void {
    this.agencyChanges += 1;
  }

  /** Says that everything committed before that moment is on the board. */
  isAsOf(readAt: Instant): void {
    this.readAt = readAt;
  }
}

function isSet(lists: ReadonlyMap<number, Uint8Array>, { list, position }: Place): boolean {
  return ((lists.get(list)?.[position >> 3] ?? 0) & (1 << (position & 7))) !== 0;
}

function put(lists: Map<number, Uint8Array>, { list, position }: Place, isMarked: boolean): void {
  const bits = lists.get(list) ?? new Uint8Array(LIST_BYTES);
  if (isMarked) lists.set(list, bits);
  const bit = 1 << (position & 7);
  const byte = bits[position >> 3] ?? 0;
  bits[position >> 3] = isMarked ? byte | bit : byte & ~bit;
}
