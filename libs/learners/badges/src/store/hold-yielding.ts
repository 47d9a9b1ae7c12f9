import { query, type WriteUnit } from '#platform/persistence';

/** Locks what yields to those badges: the older one before the newer, in every act on either, so that none waits in a ring. */
export async function holdYielding(unit: WriteUnit, agencyId: string, ids: readonly string[]): Promise<void> {
  await query(
    unit,
    `select from badges where agency_id = $1 and yields_to = any($2::uuid[]) and state = 'ISSUED' order by id for update`,
    [agencyId, ids],
  );
}
