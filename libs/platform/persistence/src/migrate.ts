import { DataSource, type MixedList } from 'typeorm';

type Migrations = MixedList<() => unknown> & readonly unknown[];

const LOCK = 7114002;

/**
 * Brings the schema up to date under a lock, so that several starts at once run each migration once. Waiting for
 * another start takes as long as it takes; a migration itself waits 10 s for a table that is in use, then fails whole.
 */
export async function migrate(
  migratorUrl: string,
  migrations: readonly unknown[],
): Promise<readonly string[]> {
  const source = await openAsOwner(migratorUrl, migrations);
  const lock = source.createQueryRunner();
  try {
    await lock.query('set lock_timeout = 0');
    await lock.query('select pg_advisory_lock($1)', [LOCK]);
    const ran = await source.runMigrations({ transaction: 'each' });
    return ran.map((migration) => migration.name);
  } finally {
    await lock.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    await lock.release();
    await source.destroy();
  }
}

function openAsOwner(url: string, migrations: readonly unknown[]): Promise<DataSource> {
  return new DataSource({
    type: 'postgres',
    url,
    poolSize: 2,
    migrations: migrations as Migrations as never,
    migrationsTableName: 'migrations',
    installExtensions: false,
    extra: { options: '-c role=lp_owner -c lock_timeout=10s' },
  }).initialize();
}
