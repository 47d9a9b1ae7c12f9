import type { Instant } from '#platform/clock';
import { query, type WriteUnit } from '#platform/persistence';

export interface WaitingEvent {
  readonly id: string;
  readonly agencyId: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The worker's side: rows are claimed one by one, never by a high-water mark, which loses events (T19). */
export class OutboxRelay {
  /** Claims up to `limit` waiting events for this transaction; others that claim meanwhile pass them over. */
  async claim(unit: WriteUnit, limit: number): Promise<WaitingEvent[]> {
    return query<WaitingEvent>(
      unit,
      `select id, agency_id as "agencyId", type, payload from outbox where handled_at is null
       order by created_at, id limit $1 for update skip locked`,
      [limit],
    );
  }

  async markHandled(unit: WriteUnit, ids: readonly string[], at: Instant): Promise<void> {
    await query(unit, 'update outbox set handled_at = $2 where id = any($1::uuid[])', [ids, at]);
  }
}
