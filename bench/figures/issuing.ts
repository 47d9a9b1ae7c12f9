import { freePort } from '../../test/harness/free-port.js';
import { credentialIn, dataIntegrityIssuer } from '../baselines/data-integrity.js';
import type { Figure, Reading } from '../figure.js';
import { inTurns, readingOf } from '../rounds.js';
import { ISSUE, issueAll, issueTo } from '../stand/issue.js';
import { data } from '../stand/people.js';
import { openProduct, type Product } from '../stand/product.js';
import { type Stand } from '../stand/stand.js';
import { Wire } from '../stand/wire.js';

const LIBRARY = '@digitalbazaar/vc with eddsa-rdfc-2022 issuing the same badge in one process';

/** One badge at a time over GraphQL, from the mutation to the row that is ISSUED. */
export const issuing: Figure = {
  lines: [
    { name: 'issue-8', unit: 'badges/s', baseline: LIBRARY, goal: { of: 'ratio', is: 'at least', bound: 5 } },
    {
      name: 'issue-32',
      unit: 'badges/s',
      baseline: LIBRARY,
      goal: { of: 'ratio', is: 'at least', bound: 5 },
    },
    { name: 'issue-8-wait', unit: 'ms', baseline: LIBRARY, goal: { of: 'value', is: 'at most', bound: 60 } },
    { name: 'issue-32-wait', unit: 'ms', baseline: LIBRARY, goal: { of: 'value', is: 'at most', bound: 60 } },
    {
      name: 'issue-round-trips',
      unit: 'round trips',
      baseline: 'an operation that only asks who is signed in',
      goal: null,
    },
  ],
  async measure(stand) {
    const product = await openProduct(stand);
    const issueOne = await dataIntegrityIssuer(await badgeOf(product));
    const at8 = await compared(stand, product, 8, issueOne);
    const at32 = await compared(stand, product, 32, issueOne);
    return {
      'issue-8': at8.rate,
      'issue-32': at32.rate,
      'issue-8-wait': at8.wait,
      'issue-32-wait': at32.wait,
      'issue-round-trips': await roundTrips(stand, product),
    };
  },
};

/** A badge of this product, as the library gets it. */
async function badgeOf(product: Product): Promise<object> {
  await issueAll(product, await product.qualify(20), 1);
  const [row] = await product.db.adminQuery<{ jwt_payload: Buffer }>(
    'select jwt_payload from badges limit 1',
  );
  if (!row) throw new Error('No badge was prepared.');
  return credentialIn(row.jwt_payload);
}

async function compared(
  stand: Stand,
  product: Product,
  clients: number,
  issueOne: () => Promise<unknown>,
): Promise<{ rate: Reading; wait: Reading }> {
  const [rounds, size, librarys] = stand.quick ? [2, 100, 40] : [5, 600, 200];
  const waits: number[] = [];
  const libraryWaits: number[] = [];
  const rate = await inTurns(
    rounds,
    async () => {
      const { perSecond, wait } = await issueAll(product, await product.qualify(size), clients);
      waits.push(wait);
      return perSecond;
    },
    async () => {
      const perSecond = await rateOf(librarys, issueOne);
      libraryWaits.push(1_000 / perSecond);
      return perSecond;
    },
  );
  const pairs = waits.map((value, at) => ({ value, baseline: libraryWaits[at] ?? Number.NaN }));
  return { rate, wait: readingOf(pairs.slice(1)) };
}

async function rateOf(times: number, act: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  for (let time = 0; time < times; time += 1) await act();
  return (times * 1_000) / (performance.now() - from);
}

/** Of the whole operation, the look at the session included: an api of its own is reached over a wire that counts. */
async function roundTrips(stand: Stand, product: Product): Promise<Reading> {
  const { origins, manager } = product;
  const wire = await Wire.to(product.db.adminUrl);
  stand.atTheEnd(() => wire.close());
  const port = await freePort();
  await stand.app('api', wire.url, { ...origins, api: port });
  const person = { port, cookie: manager.cookie };
  const counted = async (query: string, variables: object): Promise<number> => {
    wire.restart();
    await data(person, query, variables);
    return wire.traffic().roundTrips;
  };
  const [first = '', second = ''] = await product.qualify(2);
  await counted(ISSUE, issueTo(first));
  const value = await counted(ISSUE, issueTo(second));
  const baseline = await counted('{ viewer { displayName } }', {});
  return { value, baseline, ratio: value / baseline };
}
