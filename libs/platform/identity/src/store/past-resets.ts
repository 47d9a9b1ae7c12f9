import type { Instant } from '#platform/clock';
import { query, type Unit } from '#platform/persistence';

/** Requests for a new password that are over, for the worker's housekeeping: anybody can make one, for any address. */
export class PastResets {
  /** Deletes up to `limit` requests whose last possible moment was before the instant; says how many. */
  async forget(unit: Unit, before: Instant, limit: number): Promise<number> {
    const gone = await query(
      unit,
      `delete from password_resets where id in (
         select id from password_resets where ends_at < $1 order by ends_at limit $2) returning id`,
      [before, limit],
    );
    return gone.length;
  }
}
