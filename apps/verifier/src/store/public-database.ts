import pg from 'pg';

import type { Logger } from '#platform/telemetry';

/** Long enough for a slow database, short enough for a person at a door (contract: "not reached for 3 s"). */
const PATIENCE_MILLISECONDS = 3_000;
/** Scans and the watch over what changes do not wait for each other: a crowd of scans must not make the board stale. */
const CONNECTIONS = { scans: 6, watch: 2 } as const;
const KEEP_ALIVE_AFTER_MILLISECONDS = 10_000;

/**
 * Every connection of this login is `lp_verify` from its first statement to its last, and can write nothing. No other
 * pool may keep a role beyond a transaction: here there is one role, no agency and nothing that a later user could
 * inherit (ADR 0004, T83, T85).
 */
const FOR_ITS_WHOLE_LIFE = '-c role=lp_verify -c default_transaction_read_only=on';

/** A statement that each connection plans once. Its text is a literal; values are parameters. */
export interface Statement {
  readonly pool: keyof typeof CONNECTIONS;
  readonly name: string;
  readonly text: string;
}

/** The public pools: one statement, one round trip. The verifier starts, and answers "cannot check", without them. */
export class PublicDatabase {
  private readonly pools: Readonly<Record<Statement['pool'], pg.Pool>>;

  constructor(url: string, log: Logger) {
    this.pools = {
      scans: openPool(url, CONNECTIONS.scans, log),
      watch: openPool(url, CONNECTIONS.watch, log),
    };
  }

  async rows<Row extends object>(
    { pool, name, text }: Statement,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    return (await this.pools[pool].query<Row>({ name, text, values: [...values] })).rows;
  }

  async close(): Promise<void> {
    await Promise.all(Object.values(this.pools).map((pool) => pool.end()));
  }
}

function openPool(url: string, max: number, log: Logger): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: 'lphq-public',
    options: FOR_ITS_WHOLE_LIFE,
    connectionTimeoutMillis: PATIENCE_MILLISECONDS,
    query_timeout: PATIENCE_MILLISECONDS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEP_ALIVE_AFTER_MILLISECONDS,
  });
  pool.on('error', (error) => log.warn({ pool: 'public', fault: error.name }, 'a connection was lost'));
  return pool;
}
