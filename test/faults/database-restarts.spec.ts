import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { openProduct, type Product } from '../harness/product.js';
import type { AgencyCast } from '../stories/cast.js';
import { type OwnPostgres, startOwnPostgres } from './own-postgres.js';
import { Traffic } from './traffic.js';

const LEARNERS = 30;
const LANES = 2;
const SCANNERS = 3;
/** After so many issues the server goes down, each time with more still to come. */
const RESTARTS = [
  [6, 'fast'],
  [13, 'immediate'],
  [20, 'fast'],
] as const;

let server: OwnPostgres;
let product: Product;
let agency: AgencyCast;
let traffic: Traffic;

beforeAll(async () => {
  server = await startOwnPostgres();
  product = await openProduct(server);
  agency = await product.agency('north', 'North Agency');
  traffic = new Traffic(product, agency);
}, 120_000);
afterAll(async () => {
  await product.close();
  await server.stop();
}, 120_000);

const countOf = async (sql: string): Promise<number> => {
  const [row] = await product.db.adminQuery<{ count: number }>(`select count(*)::int as count ${sql}`);
  return row!.count;
};

async function qualifiedLearners(): Promise<string[]> {
  const community = await agency.registersCommunity('Hall');
  const learnerIds: string[] = [];
  for (let nr = 1; nr <= LEARNERS; nr += 1) {
    const learnerId = await agency.enrols(community, { givenName: 'Zoé', familyName: `Tremblay ${nr}` });
    await agency.completes(learnerId, [1, 2, 3, 4]);
    learnerIds.push(learnerId);
  }
  return learnerIds;
}

async function bringDownAndUp(): Promise<void> {
  for (const [after, how] of RESTARTS) {
    while (traffic.issued < after) await pause(10);
    await server.restart(how);
  }
}

describe('PostgreSQL restarted three times under scans and issues (P04)', () => {
  beforeAll(async () => {
    const waiting = await qualifiedLearners();
    const scanning = Array.from({ length: SCANNERS }, () => traffic.scan());
    const issuing = Array.from({ length: LANES }, () => traffic.issueTo(waiting));
    await Promise.all([...issuing, bringDownAndUp()]);
    traffic.end();
    await Promise.all(scanning);
  }, 240_000);

  test('gives nobody a wrong answer', () => {
    expect(traffic.wrong).toEqual([]);
    expect(traffic.outcomes.get('VALID')).toBeGreaterThan(0);
    expect(traffic.outcomes.get('REVOKED')).toBeGreaterThan(0);
  });

  test('says of each badge, a moment after, what became of it', async () => {
    let behind = await traffic.behind();
    for (let tries = 0; tries < 100 && behind.length > 0; tries += 1) {
      await pause(100);
      behind = await traffic.behind();
    }
    expect(behind).toEqual([]);
  });

  test('loses nothing and does nothing twice', async () => {
    expect(traffic.issued).toBe(LEARNERS);
    expect(traffic.revoked).toBe(LEARNERS / 3);
    expect(await countOf('from badges')).toBe(LEARNERS);
    expect(await countOf(`from badges where state = 'REVOKED'`)).toBe(traffic.revoked);
    expect(await countOf('from to_sign')).toBe(0);
    for (const [type, times] of [
      ['badge.prepared', LEARNERS],
      ['badge.issued', LEARNERS],
      ['badge.revoked', traffic.revoked],
    ] as const) {
      expect([type, await countOf(`from journal_entries where type = '${type}'`)]).toEqual([type, times]);
      expect([type, await countOf(`from outbox where type = '${type}'`)]).toEqual([type, times]);
    }
  });

  test('leaves the worker with its ears', async () => {
    const ears = `from pg_stat_activity where usename = 'lp_worker_login' and query like 'listen %'`;
    for (let tries = 0; tries < 200 && (await countOf(ears)) < 2; tries += 1) await pause(50);
    expect(await countOf(ears)).toBeGreaterThanOrEqual(2);
  });
});
