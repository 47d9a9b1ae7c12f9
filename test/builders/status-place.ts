import type { TestDatabase } from '../harness/database.js';

/** A place of the agency's list of 2026, taken as a member of the agency takes it; its number is the position. */
export async function aPlaceIn(
  db: TestDatabase,
  agencyId: string,
): Promise<{ list: number; position: number }> {
  const [place] = await db.adminQuery<{ list: number; position: number }>(
    `select p.list_number as list, p.taken::integer as position
     from (select set_config('app.agency', $1, true) as agency) told
     cross join lateral (select * from app.take_status_place('MSQ', 2026 + 0 * length(told.agency))) p`,
    [agencyId],
  );
  return place!;
}
