import { type Clock, type Instant, plusMilliseconds } from '#platform/clock';
import type { Code } from '#proof/compact';
import { type Judgement, steadyUntil } from '#proof/verification';

import type { Board } from '../status/board.js';
import type { Place } from '../store/public-records.js';
import type { Judged } from './judged.js';

/** A kilobyte each. */
const REMEMBERED_AT_MOST = 20_000;
/** Every cache of ours forgets within six minutes, whatever it was told (contract, "numbers ruled once"). */
const KEPT_MILLISECONDS = 5 * 60_000;

/** By what an answer was judged: another of either, and it is out of date. Taken before the record is read. */
export interface Grounds {
  readonly era: number;
  readonly keyListVersion: number | null;
}

interface Remembered {
  readonly judged: Judged;
  readonly place: Place;
  readonly grounds: Grounds;
  readonly from: Instant;
  readonly until: Instant;
}

/**
 * Remembers what issued badges come to, the longest unasked forgotten first. An answer is given only while the board of
 * places is fresh and does not have its place, under the same keys (never without any), the same facts of agencies, and
 * before any date that changes it; else it is judged again. What is not found, revoked, altered or unchecked is never remembered.
 */
export class RememberedAnswers {
  private readonly answers = new Map<Code, Remembered>();

  constructor(
    private readonly board: Board,
    private readonly clock: Clock,
    private readonly atMost = REMEMBERED_AT_MOST,
  ) {}

  find(code: Code, keyListVersion: number | null): Judged | null {
    this.board.lookIfDue();
    const known = this.answers.get(code);
    if (known === undefined || keyListVersion === null || !this.board.isFresh) return null;
    this.answers.delete(code);
    if (!this.stands(known, keyListVersion)) return null;
    this.answers.set(code, known);
    return known.judged;
  }

  remember(code: Code, judgement: Judgement, judged: Judged, grounds: Grounds): void {
    const { record } = judgement;
    if (record?.state !== 'ISSUED') return;
    const from = this.clock.now();
    const until = [plusMilliseconds(from, KEPT_MILLISECONDS), ...steadyUntil(record, from)];
    const place = { list: record.statusList, position: record.statusPosition };
    this.answers.set(code, { judged, place, grounds, from, until: earliest(until) });
    if (this.answers.size > this.atMost) this.forgetOldest();
  }

  private stands({ place, grounds, from, until }: Remembered, keyListVersion: number): boolean {
    const now = this.clock.now();
    return (
      !this.board.isTakenBack(place) &&
      !this.board.isSuspended(place) &&
      grounds.era === this.board.era &&
      grounds.keyListVersion === keyListVersion &&
      now >= from &&
      now < until
    );
  }

  private forgetOldest(): void {
    const [oldest] = this.answers.keys();
    if (oldest !== undefined) this.answers.delete(oldest);
  }
}

function earliest(instants: readonly Instant[]): Instant {
  return instants.reduce((first, instant) => (instant < first ? instant : first));
}
