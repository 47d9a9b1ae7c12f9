import { query, type WriteUnit } from '#platform/persistence';

/**
 * Locks what yields to those badges, and those of them that yield themselves, the older before the newer. Every act on
 * badges does this first and locks the badges next, from the lowest id on: whoever wants a badge that another yields to
 * holds that other one, and many are locked in one order, so that none waits in a ring.
 */
export async function holdYielding(unit: WriteUnit, agencyId: string, ids: readonly string[]): Promise<void> {
  await query(
    unit,
    `select from badges where agency_id = $1 and state = 'ISSUED' and yields_to is not null
       and (yields_to = any($2::uuid[]) or id = any($2::uuid[])) order by prepared_at, id for update`,
    [agencyId, ids],
  );
}
