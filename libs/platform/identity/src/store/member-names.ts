import { query, type Unit } from '#platform/persistence';

/** Under which name an agency knows its people. */
export class MemberNames {
  /** By account: the name of everybody who is or was a member of the unit's agency, as they were known last. */
  async ofAgency(unit: Unit): Promise<ReadonlyMap<string, string>> {
    const found = await query<{ id: string; name: string }>(
      unit,
      `select distinct on (account_id) account_id as id, display_name as name from memberships
       where agency_id = $1 order by account_id, ended_at desc nulls first, joined_at desc`,
      [unit.actor?.agencyId ?? null],
    );
    return new Map(found.map(({ id, name }) => [id, name]));
  }
}
