import { query, type Unit } from '#platform/persistence';

/** The accounts that were ever opened for the learner of the unit, whichever agency handed the codes out. */
export async function ownAccounts(unit: Unit): Promise<readonly string[]> {
  const found = await query<{ id: string }>(unit, 'select own as id from app.own_accounts() own', []);
  return found.map(({ id }) => id);
}
