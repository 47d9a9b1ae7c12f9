import { query, type Unit } from '#platform/persistence';

/** Under which name LPHQ knows whoever has an account, its own people above all. */
export class AccountNames {
  /** The names of those accounts that there are. Only LPHQ's units may read them. */
  async byIds(unit: Unit, accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await query<{ id: string; name: string }>(
      unit,
      'select id, display_name as name from accounts where id = any($1::uuid[])',
      [accountIds],
    );
    return new Map(found.map(({ id, name }) => [id, name]));
  }
}
