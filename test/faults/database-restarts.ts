import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { eventually } from '../harness/eventually.js';
import { openProduct, type Product } from '../harness/product.js';
import type { AgencyCast } from '../stories/cast.js';
import { type OwnPostgres, startOwnPostgres } from './own-postgres.js';
import { Traffic } from './traffic.js';

const LANES = 2;
const SCANNERS = 3;
/** To how many learners badges are issued for each time that the server goes down. */
const LEARNERS_EACH = 10;
/** After so many issues it goes down, each time with more still to come. */
const [FIRST_AFTER, NEXT_AFTER] = [6, 7];

/** How a PostgreSQL goes down: `fast` cuts every session, `immediate` drops everything. */
type Restart = 'fast' | 'immediate';

class Scene {
  private constructor(
    private readonly server: OwnPostgres,
    readonly product: Product,
    private readonly agency: AgencyCast,
    readonly traffic: Traffic,
  ) {}

  static async opens(): Promise<Scene> {
    const server = await startOwnPostgres();
    const product = await openProduct(server);
    const agency = await product.agency('north', 'North Agency');
    return new Scene(server, product, agency, new Traffic(product, agency));
  }

  async close(): Promise<void> {
    await this.product.close();
    await this.server.stop();
  }

  /** Issues and scans while the server goes down and comes back, each time with more still to come. */
  async goesThrough(restarts: readonly Restart[]): Promise<void> {
    const waiting = await this.qualifiedLearners(restarts.length * LEARNERS_EACH);
    const scanning = Array.from({ length: SCANNERS }, () => this.traffic.scan());
    const issuing = Array.from({ length: LANES }, () => this.traffic.issueTo(waiting));
    await Promise.all([...issuing, this.bringDownAndUp(restarts)]);
    this.traffic.end();
    await Promise.all(scanning);
  }

  async countOf(sql: string): Promise<number> {
    const [row] = await this.product.db.adminQuery<{ count: number }>(`select count(*)::int as count ${sql}`);
    return row!.count;
  }

  private async qualifiedLearners(count: number): Promise<string[]> {
    const community = await this.agency.registersCommunity('Hall');
    const learnerIds: string[] = [];
    for (let nr = 1; nr <= count; nr += 1) {
      const learnerId = await this.agency.enrols(community, {
        givenName: 'Zoé',
        familyName: `Tremblay ${nr}`,
      });
      await this.agency.completes(learnerId, [1, 2, 3, 4]);
      learnerIds.push(learnerId);
    }
    return learnerIds;
  }

  private async bringDownAndUp(restarts: readonly Restart[]): Promise<void> {
    for (const [nr, how] of restarts.entries()) {
      while (this.traffic.issued < FIRST_AFTER + nr * NEXT_AFTER) await pause(10);
      await this.server.restart(how);
    }
  }
}

/** Declares what a suite holds in which PostgreSQL goes down so many times under scans and issues. */
export function restartsUnderTraffic(restarts: readonly Restart[]): void {
  const learners = restarts.length * LEARNERS_EACH;
  let scene: Scene;

  beforeAll(async () => {
    scene = await Scene.opens();
    await scene.goesThrough(restarts);
  }, 1_200_000);
  afterAll(() => scene.close(), 120_000);

  test('gives nobody a wrong answer', () => {
    expect(scene.traffic.wrong).toEqual([]);
    expect(scene.traffic.outcomes.get('VALID')).toBeGreaterThan(0);
    expect(scene.traffic.outcomes.get('REVOKED')).toBeGreaterThan(0);
  });

  test('says of each badge, a moment after, what became of it', async () => {
    let behind = await scene.traffic.behind();
    for (let tries = 0; tries < 100 && behind.length > 0; tries += 1) {
      await pause(100);
      behind = await scene.traffic.behind();
    }
    expect(behind).toEqual([]);
  });

  test('loses nothing and does nothing twice', async () => {
    expect(scene.traffic.issued).toBe(learners);
    expect(scene.traffic.revoked).toBe(Math.floor(learners / 3));
    expect(await scene.countOf('from badges')).toBe(learners);
    expect(await scene.countOf(`from badges where state = 'REVOKED'`)).toBe(scene.traffic.revoked);
    expect(await scene.countOf('from to_sign')).toBe(0);
    for (const [type, times] of [
      ['badge.prepared', learners],
      ['badge.issued', learners],
      ['badge.revoked', scene.traffic.revoked],
    ] as const) {
      expect([type, await scene.countOf(`from journal_entries where type = '${type}'`)]).toEqual([
        type,
        times,
      ]);
      expect([type, await scene.countOf(`from outbox where type = '${type}'`)]).toEqual([type, times]);
    }
  });

  test('leaves the worker with its ears', async () => {
    const ears = `from pg_stat_activity where usename = 'lp_worker_login' and query like 'listen %'`;
    const heard = await eventually(
      () => scene.countOf(ears),
      (count) => count >= 2,
    );
    expect(heard).toBeGreaterThanOrEqual(2);
  });
}
