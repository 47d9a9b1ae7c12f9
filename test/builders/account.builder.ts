import type { AccountId } from '#platform/tenancy';

import type { TestDatabase } from '../harness/database.js';

/** Gives people who act accounts of their own, with which nobody can sign in. */
export async function accountsIn(
  db: TestDatabase,
  ...people: readonly { readonly accountId: AccountId }[]
): Promise<void> {
  for (const { accountId } of people) {
    await db.adminQuery(
      `insert into accounts (id, email, display_name, password_hash) values ($1, $2, 'Somebody', '-')`,
      [accountId, `${accountId}@example.org`],
    );
  }
}
