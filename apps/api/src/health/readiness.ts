import type { Database } from '#platform/persistence';

/** A balancer does not wait longer for an answer. */
const PATIENCE_MILLISECONDS = 2_000;

/** Whether requests should come here: not while stopping, not while a pool cannot be reached within 2 s. */
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
    let timer: NodeJS.Timeout | undefined;
    const impatience = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), PATIENCE_MILLISECONDS);
    });
    return Promise.race([this.reachesEveryPool(), impatience]).finally(() => clearTimeout(timer));
  }

  private async reachesEveryPool(): Promise<boolean> {
    try {
      const pools = (['tenant', 'hq', 'identity'] as const).map((name) => this.database.pool(name));
      await Promise.all(pools.map((pool) => pool.query('select 1')));
      return true;
    } catch {
      return false;
    }
  }
}
