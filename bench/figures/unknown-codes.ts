import { randomBytes } from 'node:crypto';

import { newCode } from '#proof/compact';

import type { Figure } from '../figure.js';
import { issueAll } from '../stand/issue.js';
import { load, rawRequest } from '../stand/load.js';
import { openProduct, type Product } from '../stand/product.js';
import type { Stand } from '../stand/stand.js';
import { mean, welch } from '../statistics.js';

/** Whether the time of NOT_FOUND tells a badge that was undone from a code that never was (T41). */
export const unknownCodes: Figure = {
  lines: [
    { name: 'undone-code', unit: 'ms', baseline: 'a code that was never given out', goal: null },
    {
      name: 'undone-code-effect',
      unit: 'of the median',
      baseline: 'Welch’s t of the two samples',
      goal: { of: 'value', is: 'at most', bound: 0.05 },
    },
  ],
  async measure(stand) {
    const product = await openProduct(stand);
    const undone = await undoneCodes(product, stand.quick ? 20 : 400);
    const samples = await scansOf(stand, product, undone);
    const { t, effect } = welch(samples.undone, samples.unknown);
    const [value, baseline] = [mean(samples.undone), mean(samples.unknown)];
    return {
      'undone-code': { value, baseline, ratio: value / baseline },
      'undone-code-effect': { value: effect, baseline: t, ratio: effect },
    };
  },
};

async function undoneCodes(product: Product, count: number): Promise<readonly string[]> {
  const learners = await product.qualify(count);
  await issueAll(product, learners, 8);
  const rows = await product.db.adminQuery<{ code: string }>(
    `update badges set state = 'UNDONE', revoked_by = prepared_by, revoked_at = now(), revocation_reason = 'ISSUED_IN_ERROR'
     where learner_id = any($1::uuid[]) returning code`,
    [learners],
  );
  return rows.map(({ code }) => code);
}

/** One of each in turn, the order turned round each time, over one connection. */
async function scansOf(
  stand: Stand,
  { db, origins }: Product,
  undone: readonly string[],
): Promise<{ readonly undone: number[]; readonly unknown: number[] }> {
  const verifier = await stand.app('verifier', db.adminUrl, origins);
  const samples: { undone: number[]; unknown: number[] } = { undone: [], unknown: [] };
  for (let round = 0; round < (stand.quick ? 2 : 10); round += 1)
    for (const [at, code] of undone.entries()) {
      const turns = [
        { into: samples.undone, code },
        { into: samples.unknown, code: newCode(randomBytes) },
      ];
      for (const turn of at % 2 === 0 ? turns : turns.toReversed())
        turn.into.push(await timeOf(origins.verifier, turn.code));
    }
  await verifier.stop();
  return samples;
}

async function timeOf(port: number, code: string): Promise<number> {
  const headers = { host: `localhost:${port}`, accept: 'application/json' };
  const scan = rawRequest(`GET /api/v1/verify/${code}`, headers);
  const { latencies, errors } = await load({
    port,
    connections: 1,
    request: () => scan,
    until: { requests: 1 },
    isRight: ({ status }) => status === 404,
  });
  if (errors > 0) throw new Error('A code that nobody has was not NOT_FOUND.');
  return latencies[0] ?? Number.NaN;
}
