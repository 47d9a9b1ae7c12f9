import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { load, rawRequest } from '../../bench/stand/load.js';
import { openProduct, type Product } from '../harness/product.js';

const CONNECTIONS = 2_000;
const A_MINUTE = 60_000;
/** How long a verifier may go on saying VALID after a revocation (contract, “revocation visible”). */
const A_SECOND = 1_000;

let product: Product;

beforeAll(async () => {
  product = await openProduct();
});
afterAll(() => product.close());

test(
  'P07: two thousand connections for a minute, while badges are revoked: no error, and no VALID a second later',
  async () => {
    const cast = await product.agency('north', 'North Agency');
    const badges = await Promise.all([cast.hasIssuedBadge(), cast.hasIssuedBadge(), cast.hasIssuedBadge()]);
    const { port } = new URL(product.verifier);
    const late: string[] = [];
    const revoking = revokeInTurn(badges, async (badge) => {
      await cast.revokes(badge.id);
      await new Promise((resolve) => setTimeout(resolve, A_SECOND));
      const answer = await fetch(`${product.verifier}/api/v1/verify/${badge.code}`);
      const { outcome } = (await answer.json()) as { outcome: string };
      if (outcome !== 'REVOKED') late.push(`${badge.code} ${outcome}`);
    });
    const asked = badges.map(({ code }) =>
      rawRequest(`GET /api/v1/verify/${code}`, { host: `localhost:${port}`, accept: 'application/json' }),
    );
    const report = await load({
      port: Number(port),
      connections: CONNECTIONS,
      request: (nr) => asked[nr % asked.length]!,
      until: { milliseconds: A_MINUTE },
      isRight: ({ status, body }) => status === 200 && /"outcome":"(VALID|REVOKED)"/.test(body.toString()),
    });
    await revoking;
    const sorted = report.latencies.toSorted((a, b) => a - b);
    const [p50, p99] = [0.5, 0.99].map((share) => sorted[Math.floor(share * sorted.length)]?.toFixed(0));
    process.stdout.write(`P07  ${report.perSecond.toFixed(0)} answers/s, p50 ${p50} ms, p99 ${p99} ms\n`);
    expect({ errors: report.errors, late }).toEqual({ errors: 0, late: [] });
  },
  10 * A_MINUTE,
);

/** The last one stays as it is: scans of it go on being VALID. */
async function revokeInTurn<Badge>(
  badges: readonly Badge[],
  revoke: (badge: Badge) => Promise<void>,
): Promise<void> {
  for (const badge of badges.slice(0, -1)) {
    await new Promise((resolve) => setTimeout(resolve, A_MINUTE / 5));
    await revoke(badge);
  }
}
