import type { Database } from '#platform/persistence';

/** Whether requests should come here: not while stopping, not while a pool cannot be reached. */
export class Readiness {
  private stopping = false;

  constructor(
    private readonly database: Database,
    readonly version: string,
  ) {}

  stop(): void {
    this.stopping = true;
  }

  async isReady(): Promise<boolean> {
    if (this.stopping) return false;
    try {
      const pools = (['tenant', 'hq', 'identity'] as const).map((name) => this.database.pool(name));
      await Promise.all(pools.map((pool) => pool.query('select 1')));
      return true;
    } catch {
      return false;
    }
  }
}
