import { generateKeyPairSync, sign } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import type { Figure, Reading } from '../figure.js';
import { inTurns } from '../rounds.js';
import { prepareAll } from '../stand/issue.js';
import { load } from '../stand/load.js';
import { graphql } from '../stand/people.js';
import { openProduct, type Product } from '../stand/product.js';
import type { Stand } from '../stand/stand.js';
import { percentile } from '../statistics.js';

/** Many prepared badges, signed and committed by the worker, and what else goes on meanwhile. */
export const bulk: Figure = {
  lines: [
    {
      name: 'bulk-signatures',
      unit: 'signatures/s',
      baseline: 'the same bytes signed by node:crypto, one after the other, and thrown away',
      goal: { of: 'ratio', is: 'at least', bound: 0.6 },
    },
    {
      name: 'bulk-memory',
      unit: 'MiB more',
      baseline: 'the worker before it begins',
      goal: { of: 'value', is: 'at most', bound: 100 },
    },
    {
      name: 'bulk-page-p99',
      unit: 'ms',
      baseline: 'the same pages while nothing is signed',
      goal: { of: 'ratio', is: 'at most', bound: 2 },
    },
  ],
  async measure(stand) {
    const product = await openProduct(stand);
    const pile = await pileUp(stand, product);
    const memory: Memory = { before: await product.worker.memory(), most: 0 };
    const signatures = await inTurns(
      stand.quick ? 1 : 5,
      () => signedBadges(product, pile, memory),
      async () => rawSignatures(pile),
    );
    const pages = await pagesMeanwhile(stand, product, pile);
    product.worker.goOn();
    const growth = memory.most - memory.before;
    return {
      'bulk-signatures': signatures,
      'bulk-memory': { value: growth, baseline: memory.before, ratio: growth / memory.before },
      'bulk-page-p99': pages,
    };
  },
};

/** Prepared badges that wait for a worker which stands still, and the bytes that it will sign. */
interface Pile {
  readonly learners: readonly string[];
  readonly payloads: readonly Buffer[];
}

interface Memory {
  readonly before: number;
  most: number;
}

async function pileUp(stand: Stand, product: Product): Promise<Pile> {
  const learners = await product.qualify(stand.quick ? 500 : 5_000);
  product.worker.hold();
  await prepareAll(product, learners, 8);
  const rows = await product.db.adminQuery<{ jwt_payload: Buffer; cwt_payload: Buffer }>(
    'select jwt_payload, cwt_payload from badges where learner_id = any($1::uuid[])',
    [learners],
  );
  return { learners, payloads: rows.flatMap(({ jwt_payload, cwt_payload }) => [jwt_payload, cwt_payload]) };
}

/** From the moment at which the worker goes on until no badge waits; then they are all laid back for the next turn. */
async function signedBadges({ db, worker }: Product, { learners }: Pile, memory: Memory): Promise<number> {
  await worker.forgetPeak();
  await db.adminQuery(`select pg_notify('to_sign', '')`);
  const from = performance.now();
  worker.goOn();
  while ((await db.adminQuery('select from to_sign limit 1')).length > 0) await pause(5);
  const seconds = (performance.now() - from) / 1_000;
  worker.hold();
  memory.most = Math.max(memory.most, await worker.peakMemory());
  await db.adminQuery(layBack(learners));
  return (2 * learners.length) / seconds;
}

/** As if nobody had signed them: the same rows, the same bytes, past the trigger that lets nobody do this. */
const layBack = (learners: readonly string[]): string => `
  begin;
  set local session_replication_role = replica;
  update badges set state = 'PREPARED', jwt = null, proof = null, issued_at = null
    where learner_id = any('{${learners.join(',')}}');
  insert into to_sign (credential_id, agency_id, prepared_at, next_try_at)
    select id, agency_id, prepared_at, prepared_at from badges where learner_id = any('{${learners.join(',')}}');
  commit;
  analyze badges, to_sign`;

function rawSignatures({ payloads }: Pile): number {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const from = performance.now();
  for (const payload of payloads) sign('sha256', payload, { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return (payloads.length * 1_000) / (performance.now() - from);
}

const PAGE = `{ learners(first: 50) { edges { node { id displayName } } pageInfo { endCursor } } }`;

/** The same number of pages with and without a pile being signed, turn by turn; percentiles over all turns. */
async function pagesMeanwhile(stand: Stand, product: Product, pile: Pile): Promise<Reading> {
  const [busy, idle]: [number[], number[]] = [[], []];
  const memory: Memory = { before: 0, most: 0 };
  for (let round = 0; round < (stand.quick ? 1 : 4); round += 1) {
    let isSigning = true;
    const signed = signedBadges(product, pile, memory).finally(() => (isSigning = false));
    const meanwhile = await pagesWhile(product, () => isSigning);
    await signed;
    busy.push(...meanwhile);
    idle.push(...(await pagesWhile(product, (asked) => asked < meanwhile.length)));
  }
  const [value, baseline] = [percentile(busy, 99), percentile(idle, 99)];
  return { value, baseline, ratio: value / baseline };
}

/** One after the other with a breath between them, as people ask. */
async function pagesWhile(
  { manager }: Product,
  goesOn: (asked: number) => boolean,
): Promise<readonly number[]> {
  const page = graphql(manager, PAGE);
  const latencies: number[] = [];
  while (goesOn(latencies.length)) {
    const report = await load({
      port: manager.port,
      connections: 1,
      request: () => page,
      until: { requests: 10 },
      isRight: ({ status, body }) => status === 200 && body.includes('"endCursor"'),
    });
    if (report.errors > 0) throw new Error(`${report.errors} pages of the roster were not answered.`);
    latencies.push(...report.latencies);
    await pause(5);
  }
  return latencies;
}
