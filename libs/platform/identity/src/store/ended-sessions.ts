import type { Instant } from '#platform/clock';
import { query, type Unit } from '#platform/persistence';

/** Sessions that are over, for the worker's housekeeping: it may delete them and read nothing that signs anybody in. */
export class EndedSessions {
  /** Deletes up to `limit` sessions whose last possible moment was before the instant; says how many. */
  async forget(unit: Unit, before: Instant, limit: number): Promise<number> {
    const gone = await query(
      unit,
      `delete from sessions where id_hash in (
         select id_hash from sessions where ends_at < $1 order by ends_at limit $2) returning ends_at`,
      [before, limit],
    );
    return gone.length;
  }
}
