import type { Instant } from '#platform/clock';
import { query, type Unit } from '#platform/persistence';

export interface WaitingEvent {
  readonly id: string;
  readonly agencyId: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The first wait after a failure, in seconds: each is twice as long as the last, up to the longest. */
const [FIRST_WAIT, LONGEST_WAIT] = [5, 600];

/**
 * The worker's side. Events are known by their row, never by a high-water mark, which loses them (T19). Bookkeeping of
 * the worker's queue: open the units with `units.overQueues`.
 */
export class OutboxRelay {
  /**
   * Up to `limit` events that are due and that nobody marked: new ones first, oldest first. Two workers may see the
   * same, so handling twice must be harmless.
   */
  waiting(unit: Unit, now: Instant, limit: number): Promise<WaitingEvent[]> {
    return query<WaitingEvent>(
      unit,
      `select id, agency_id as "agencyId", type, payload from outbox
       where handled_at is null and next_try_at <= $1 order by next_try_at, created_at, id limit $2`,
      [now, limit],
    );
  }

  /** After they were acted on. */
  async markHandled(unit: Unit, ids: readonly string[], at: Instant): Promise<void> {
    await query(unit, 'update outbox set handled_at = $2 where id = any($1::uuid[])', [ids, at]);
  }

  /** After a failure: 5 s, then twice as long each time, up to 10 minutes. */
  async putOff(unit: Unit, id: string, now: Instant): Promise<void> {
    await query(
      unit,
      `update outbox set attempts = least(attempts + 1, 100),
         next_try_at = $2::timestamptz + least($3 * 2 ^ least(attempts, 20), $4) * interval '1 second'
       where id = $1`,
      [id, now, FIRST_WAIT, LONGEST_WAIT],
    );
  }

  /** Deletes up to `limit` events that were handled before the instant; says how many. */
  async forgetHandled(unit: Unit, before: Instant, limit: number): Promise<number> {
    const gone = await query(
      unit,
      `delete from outbox where id in (
         select id from outbox where handled_at < $1 order by handled_at limit $2) returning id`,
      [before, limit],
    );
    return gone.length;
  }
}
