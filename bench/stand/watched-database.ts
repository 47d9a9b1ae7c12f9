import type { DataSource, QueryRunner } from 'typeorm';

import type { Database } from '#platform/persistence';

interface Watch {
  /** Which role a unit names in place of its own. */
  readonly role?: (named: string) => string;
  /** Told of every statement inside the transaction. */
  readonly statement?: (sql: string) => void;
}

/** The same pools, with somebody who looks at what units say to them. */
export function watched(database: Database, watch: Watch): Database {
  return { pool: (name) => watchedPool(database.pool(name), watch), close: () => database.close() };
}

function watchedPool(pool: DataSource, watch: Watch): DataSource {
  return Object.assign(Object.create(pool) as DataSource, {
    createQueryRunner: () => watchedRunner(pool.createQueryRunner(), watch),
  });
}

function watchedRunner(runner: QueryRunner, { role, statement }: Watch): QueryRunner {
  const query = runner.query.bind(runner) as (...words: readonly unknown[]) => Promise<unknown>;
  const watchful = (sql: string, parameters?: unknown[], ...more: readonly unknown[]): Promise<unknown> => {
    statement?.(sql);
    const [named, ...others] = parameters ?? [];
    const isIntroduction = role !== undefined && sql.includes("set_config('role'");
    return query(sql, isIntroduction ? [role(String(named)), ...others] : parameters, ...more);
  };
  return Object.assign(runner, { query: watchful });
}
