import type { Instant } from '#platform/clock';
import { query, type Unit } from '#platform/persistence';

export interface WaitingEvent {
  readonly id: string;
  readonly agencyId: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The worker's side. Events are known by their row, never by a high-water mark, which loses them (T19). */
export class OutboxRelay {
  /** Up to `limit` events that nobody marked, oldest first. Two workers may see the same: handling twice must be harmless. */
  waiting(unit: Unit, limit: number): Promise<WaitingEvent[]> {
    return query<WaitingEvent>(
      unit,
      `select id, agency_id as "agencyId", type, payload from outbox where handled_at is null
       order by created_at, id limit $1`,
      [limit],
    );
  }

  /** After it was acted on. Bookkeeping of the worker's queue: open the unit with `units.overQueues`. */
  async markHandled(unit: Unit, ids: readonly string[], at: Instant): Promise<void> {
    await query(unit, 'update outbox set handled_at = $2 where id = any($1::uuid[])', [ids, at]);
  }
}
