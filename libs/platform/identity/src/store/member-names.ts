import { query, type Unit } from '#platform/persistence';

/** Under which name an agency knows its people. */
export class MemberNames {
  /** The names by account, those of former members too. Accounts that the unit's agency does not know are left out. */
  async byAccountIds(unit: Unit, accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await query<{ id: string; name: string }>(
      unit,
      `select distinct on (account_id) account_id as id, display_name as name from memberships
       where agency_id = $1 and account_id = any($2::uuid[])
       order by account_id, ended_at desc nulls first, joined_at desc`,
      [unit.actor?.agencyId ?? null, accountIds],
    );
    return new Map(found.map(({ id, name }) => [id, name]));
  }
}
