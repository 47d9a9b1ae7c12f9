import pg from 'pg';
import { DataSource, getMetadataArgsStorage } from 'typeorm';

import { TransactionGuard } from './transaction-guard.js';

/** One pool per class of role: a boundary and, since plans are kept per role, faster (reliability 3a, T85, T88). */
export type PoolName = 'tenant' | 'hq' | 'public' | 'worker' | 'identity';

export interface Database {
  pool(name: PoolName): DataSource;
  close(): Promise<void>;
}

const SIZES: Record<PoolName, number> = { tenant: 8, hq: 4, public: 6, worker: 4, identity: 4 };

/**
 * How long an answer is waited for. No statement may run longer, so this only ends what a silent network swallowed.
 * In pipeline mode `pg` then destroys the connection, so that it never goes back to its pool.
 */
const PATIENCE_MILLISECONDS: Record<PoolName, number> = {
  public: 3_000,
  tenant: 6_000,
  hq: 6_000,
  identity: 6_000,
  worker: 60_000,
};

/** When an idle connection is first asked whether its other end is still there; Linux waits two hours by itself. */
const KEEP_ALIVE_AFTER_MILLISECONDS = 10_000;

/** A day stays the text that it is; made a Date, it would fall into the machine's time zone. */
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** Opens the pools named, each with its own login. A pool that is not named cannot be reached by this process. */
export async function openDatabase(
  urls: Partial<Record<PoolName, string>>,
  onPoolError: (pool: PoolName, error: Error) => void,
  sizes: Partial<Record<PoolName, number>> = {},
): Promise<Database> {
  const sources = new Map<PoolName, DataSource>();
  for (const [name, url] of Object.entries(urls) as [PoolName, string][]) {
    const opening = openPool(name, url, { poolSize: sizes[name] ?? SIZES[name], onPoolError });
    sources.set(name, await opening);
  }
  return {
    pool: (name) => {
      const source = sources.get(name);
      if (!source) throw new Error(`This process has no ${name} pool.`);
      return source;
    },
    close: async () => {
      await Promise.all([...sources.values()].map((source) => source.destroy()));
    },
  };
}

async function openPool(
  name: PoolName,
  url: string,
  { poolSize, onPoolError }: { poolSize: number; onPoolError: (pool: PoolName, error: Error) => void },
): Promise<DataSource> {
  const source = new DataSource({
    type: 'postgres',
    url,
    poolSize,
    entities: getMetadataArgsStorage().tables.map((table) => table.target),
    subscribers: [TransactionGuard],
    installExtensions: false,
    logging: false,
    connectTimeoutMS: 3_000,
    poolErrorHandler: (error: Error) => onPoolError(name, error),
    extra: {
      pipeline: true,
      application_name: `lphq-${name}`,
      query_timeout: PATIENCE_MILLISECONDS[name],
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MILLISECONDS,
    },
  });
  return source.initialize();
}
