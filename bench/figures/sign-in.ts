import type { Figure } from '../figure.js';
import { ask, type RawRequest, rawRequest } from '../stand/load.js';
import { openProduct, type Product } from '../stand/product.js';
import { mean, welch } from '../statistics.js';

/** Whether the time of a refused sign-in tells an account that exists from one that does not (T71). */
export const signIn: Figure = {
  lines: [
    {
      name: 'sign-in-known',
      unit: 'ms',
      baseline: 'an address that nobody has, with as wrong a password',
      goal: null,
    },
    {
      name: 'sign-in-effect',
      unit: 'of the median',
      baseline: 'Welch’s t of the two samples',
      goal: { of: 'value', is: 'at most', bound: 0.05 },
    },
  ],
  async measure(stand) {
    const product = await openProduct(stand);
    const { known, unknown } = await refusals(product, stand.quick ? 20 : 400);
    const { t, effect } = welch(known, unknown);
    const [value, baseline] = [mean(known), mean(unknown)];
    return {
      'sign-in-known': { value, baseline, ratio: value / baseline },
      'sign-in-effect': { value: effect, baseline: t, ratio: effect },
    };
  },
};

/** Each address tries once, each from a network of its own: no limit stands in the way, and none is measured. */
async function refusals(
  { db, origins }: Product,
  pairs: number,
): Promise<{ readonly known: number[]; readonly unknown: number[] }> {
  await db.adminQuery(
    `insert into accounts (email, display_name, password_hash)
     select 'known-' || n || '@example.org', 'Somebody', (select password_hash from accounts where password_hash <> '-' limit 1)
     from generate_series(1, $1::int) as n`,
    [pairs],
  );
  const [known, unknown]: [number[], number[]] = [[], []];
  for (let pair = 1; pair <= pairs; pair += 1) {
    const turns = [
      { into: known, email: `known-${pair}@example.org`, network: `10.1.${pair >> 8}.${pair & 255}` },
      { into: unknown, email: `other-${pair}@example.org`, network: `10.2.${pair >> 8}.${pair & 255}` },
    ];
    for (const { into, email, network } of pair % 2 === 0 ? turns : turns.toReversed())
      into.push(await timeOf(origins.api, attempt(origins.api, email, network)));
  }
  return { known, unknown };
}

function attempt(port: number, email: string, network: string): RawRequest {
  const headers = {
    host: `localhost:${port}`,
    'content-type': 'application/json',
    'x-forwarded-for': network,
  };
  return rawRequest(
    'POST /session',
    headers,
    JSON.stringify({ email, password: 'not the password of anybody' }),
  );
}

async function timeOf(port: number, request: RawRequest): Promise<number> {
  const from = performance.now();
  const { status } = await ask(port, request);
  if (status !== 401) throw new Error(`A refused sign-in answered ${status}.`);
  return performance.now() - from;
}
