import type { Instant } from '#platform/clock';
import { query, type Unit } from '#platform/persistence';

/** Invitations that nobody accepted and that hold no longer, with the addresses in them; for the worker's housekeeping. */
export class PastInvitations {
  /**
   * Deletes up to `limit` invitations that were withdrawn, or else expired, before the instant; says how many. One that
   * somebody sends again at this moment is passed over.
   */
  async forget(unit: Unit, before: Instant, limit: number): Promise<number> {
    const gone = await query(
      unit,
      `delete from invitations where id in (
         select id from invitations where accepted_at is null and coalesce(withdrawn_at, expires_at) < $1
         order by coalesce(withdrawn_at, expires_at) limit $2 for update skip locked) returning id`,
      [before, limit],
    );
    return gone.length;
  }
}
