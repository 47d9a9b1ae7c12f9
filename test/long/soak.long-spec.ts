import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { openProduct, type Product } from '../harness/product.js';
import { SOAK_MINUTES } from '../harness/soak-minutes.js';
import type { AgencyCast } from '../stories/cast.js';
import { slopeOf } from './slope.js';

const A_MINUTE = 60_000;
const MINUTES = SOAK_MINUTES;
/** After so long it has come to rest. */
const AT_REST_AFTER = MINUTES * (10 / 45);
const MEBIBYTE = 2 ** 20;

let product: Product;
let cast: AgencyCast;
let collectGarbage: () => void;

/** What must stay as it is. */
interface Reading {
  readonly minute: number;
  readonly memory: number;
  readonly handles: number;
  readonly connections: number;
  readonly listeners: number;
}

beforeAll(async () => {
  setFlagsFromString('--expose-gc');
  collectGarbage = runInNewContext('gc') as () => void;
  product = await openProduct();
  cast = await product.agency('north', 'North Agency');
});
afterAll(() => product.close());

/** Everything that the product does for people, once: enrol, complete, issue, scan, revoke, and read what came of it. */
async function onePass(community: string, nr: number): Promise<void> {
  const learnerId = await cast.enrols(community, { givenName: 'Zoé', familyName: `Tremblay ${nr}` });
  await cast.completes(learnerId, [1, 2, 3, 4]);
  const { id, code } = await cast.issues(learnerId);
  for (let times = 0; times < 20; times += 1) await (await fetch(`${product.verifier}/v/${code}`)).text();
  await cast.revokes(id);
  await cast.manager.asks('{ learners(first: 50) { nodes { id displayName } } }');
}

async function read(minute: number): Promise<Reading> {
  collectGarbage();
  const [row] = await product.db.adminQuery<{ connections: number }>(
    'select count(*)::int as connections from pg_stat_activity where datname = current_database()',
  );
  const names = process.eventNames();
  return {
    minute,
    memory: process.memoryUsage().rss / MEBIBYTE,
    handles: process.getActiveResourcesInfo().length,
    connections: row?.connections ?? 0,
    listeners: names.reduce((sum, name) => sum + process.listenerCount(name), 0),
  };
}

test(
  `P08: ${MINUTES} minutes of mixed traffic leave nothing behind`,
  async () => {
    const delay = monitorEventLoopDelay({ resolution: 10 });
    delay.enable();
    const readings: Reading[] = [];
    const community = await cast.registersCommunity('Hall');
    const begun = performance.now();
    const minutes = (): number => (performance.now() - begun) / A_MINUTE;
    for (let nr = 1; minutes() < MINUTES; nr += 1) {
      await onePass(community, nr);
      await pause(200);
      if (minutes() > readings.length) readings.push(await read(minutes()));
    }
    delay.disable();
    const atRest = readings.filter(({ minute }) => minute >= AT_REST_AFTER);
    const perTenMinutes = (of: keyof Reading): number =>
      10 * slopeOf(atRest.map((reading) => [reading.minute, reading[of]]));
    const p99 = delay.percentile(99) / 1e6;
    process.stdout.write(
      `P08  ${perTenMinutes('memory').toFixed(2)} MB in ten minutes, loop p99 ${p99} ms\n`,
    );
    expect(perTenMinutes('memory')).toBeLessThan(1);
    for (const name of ['handles', 'connections', 'listeners'] as const)
      expect([name, Math.abs(perTenMinutes(name)) < 1]).toEqual([name, true]);
    expect(p99).toBeLessThan(100);
  },
  (MINUTES + 10) * A_MINUTE,
);
