import { readFile } from 'node:fs/promises';

import { MIGRATIONS } from '#migrations';
import { bootstrapRoles, connectionString, type LoginPasswords, migrate } from '#platform/persistence';

/** Makes the roles and brings the schema up to date; answers the migrations that ran. */
export async function prepareDatabase(
  adminUrl: string,
  passwords: LoginPasswords,
): Promise<readonly string[]> {
  const rolesSql = await readFile('docker/roles.sql', 'utf8');
  await bootstrapRoles(adminUrl, rolesSql, passwords);
  return migrate(connectionString(adminUrl, 'migrator', passwords.migrator), MIGRATIONS);
}
