import { join } from 'node:path';

import {
  connectionString,
  type Database,
  type LoginPasswords,
  openDatabase,
  type PoolName,
  readLoginPasswords,
  UnitsOfWork,
} from '#platform/persistence';
import type { Settings } from '#platform/settings';
import type { Logger } from '#platform/telemetry';

import { type EmbeddedPostgres, useEmbeddedPostgres } from './database/embedded-postgres.js';

const POOLS: readonly PoolName[] = ['tenant', 'hq', 'identity', 'worker'];

/** What a command works with, opened when first asked for and closed at the end. */
export class OperatorContext {
  private embedded: Promise<EmbeddedPostgres> | null = null;
  private opened: Promise<Database> | null = null;

  constructor(
    readonly settings: Settings,
    readonly logger: Logger,
  ) {}

  /** The administrator's database: the one given by settings, or the embedded one. */
  async adminUrl(): Promise<string> {
    if (this.settings.databaseUrl !== null) return this.settings.databaseUrl;
    this.embedded ??= useEmbeddedPostgres(join(this.settings.dataFolder, 'database'));
    return (await this.embedded).url;
  }

  passwords(): Promise<LoginPasswords> {
    return readLoginPasswords(this.settings.loginsFolder);
  }

  async units(): Promise<UnitsOfWork> {
    this.opened ??= this.open();
    return new UnitsOfWork(await this.opened);
  }

  async close(): Promise<void> {
    await (await this.opened)?.close();
    await (await this.embedded)?.stop();
  }

  private async open(): Promise<Database> {
    const [adminUrl, passwords] = [await this.adminUrl(), await this.passwords()];
    const urls = POOLS.map((pool) => [pool, connectionString(adminUrl, pool, passwords[pool])] as const);
    return openDatabase(Object.fromEntries(urls), (pool, error) => {
      this.logger.error({ pool }, 'A database connection was lost.', error);
    });
  }
}
