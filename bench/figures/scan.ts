import type { JsonWebKey } from 'node:crypto';

import { freePort } from '../../test/harness/free-port.js';
import type { BareServer } from '../baselines/bare-server.js';
import type { Figure, Reading } from '../figure.js';
import { inTurns, readingOf } from '../rounds.js';
import { AppProcess } from '../stand/app-process.js';
import { issueAll } from '../stand/issue.js';
import { ask, load, type LoadReport, type RawRequest, rawRequest } from '../stand/load.js';
import { openProduct, type Product } from '../stand/product.js';
import type { Stand } from '../stand/stand.js';

const VERIFYING = 'node:http with one read by primary key and one ES256 verification';
const BARE = 'node:http with a fixed answer of the same length';
const CONNECTIONS = 32;
const CROWD = 2_000;

/** A scan as JSON, of valid badges, answered by the built verifier. */
export const scan: Figure = {
  lines: [
    {
      name: 'scan-first',
      unit: 'answers/s',
      baseline: VERIFYING,
      goal: { of: 'ratio', is: 'at least', bound: 0.6 },
    },
    {
      name: 'scan-again',
      unit: 'answers/s',
      baseline: BARE,
      goal: { of: 'ratio', is: 'at least', bound: 0.65 },
    },
    {
      name: 'scan-crowd-errors',
      unit: 'errors',
      baseline: BARE,
      goal: { of: 'value', is: 'at most', bound: 0 },
    },
    { name: 'scan-crowd', unit: 'answers/s', baseline: BARE, goal: null },
    { name: 'scan-memory', unit: 'MiB', baseline: BARE, goal: { of: 'value', is: 'at most', bound: 150 } },
  ],
  async measure(stand) {
    const scene = await openScene(stand);
    const first = await firstScans(stand, scene);
    const verifier = await stand.app('verifier', scene.product.db.adminUrl, scene.product.origins);
    const again = await scansAgain(stand, scene);
    const crowd = await crowds(stand, scene, verifier);
    await verifier.stop();
    return { 'scan-first': first, 'scan-again': again, ...crowd };
  },
};

interface Scene {
  readonly product: Product;
  /** Codes to warm up with, and as many that are scanned while it is measured. */
  readonly warming: readonly string[];
  readonly codes: readonly string[];
  readonly verifying: Bare;
  readonly bare: Bare;
}

interface Bare {
  readonly port: number;
  readonly process: AppProcess;
}

async function openScene(stand: Stand): Promise<Scene> {
  const product = await openProduct(stand);
  const size = stand.quick ? 200 : 2_000;
  await issueAll(product, await product.qualify(2 * size), 8);
  const rows = await product.db.adminQuery<{ code: string }>(
    `select code from badges where state = 'ISSUED' order by issued_at desc limit $1`,
    [2 * size],
  );
  const codes = rows.map(({ code }) => code);
  const answer = await sampleAnswer(stand, product, codes[0] ?? '');
  return {
    product,
    warming: codes.slice(0, size),
    codes: codes.slice(size),
    verifying: await bareServer(stand, answer, await records(product)),
    bare: await bareServer(stand, answer, null),
  };
}

const scanOf = (port: number, code: string): RawRequest =>
  rawRequest(`GET /api/v1/verify/${code}`, { host: `localhost:${port}`, accept: 'application/json' });

async function sampleAnswer(stand: Stand, { db, origins }: Product, code: string): Promise<string> {
  const verifier = await stand.app('verifier', db.adminUrl, origins);
  const { body } = await ask(origins.verifier, scanOf(origins.verifier, code));
  await verifier.stop();
  return body.toString();
}

/** The records that the baseline reads: a table of its own, with nothing but a primary key over it. */
async function records({ db }: Product): Promise<NonNullable<BareServer['verifying']>> {
  await db.adminQuery(`create table bench_records as select code, jwt from badges where state = 'ISSUED'`);
  await db.adminQuery('alter table bench_records add primary key (code)');
  const [key] = await db.adminQuery<{ public_jwk: JsonWebKey }>(
    `select public_jwk from signing_keys where purpose = 'BADGE'`,
  );
  return { databaseUrl: db.adminUrl, publicJwk: key?.public_jwk ?? {} };
}

async function bareServer(stand: Stand, answer: string, verifying: BareServer['verifying']): Promise<Bare> {
  const settings: BareServer = { port: await freePort(), answer, verifying };
  const script = new URL('../baselines/bare-server.ts', import.meta.url);
  const process = await AppProcess.run(script, {}, [JSON.stringify(settings)]);
  stand.atTheEnd(() => process.stop());
  return { port: settings.port, process };
}

/** Each code once, by a verifier that has seen others: its machine code is warm, its memory of these is not. */
function firstScans(stand: Stand, { product, warming, codes, verifying }: Scene): Promise<Reading> {
  const { db, origins } = product;
  return inTurns(
    stand.quick ? 1 : 5,
    async () => {
      const verifier = await stand.app('verifier', db.adminUrl, origins);
      await scans(origins.verifier, warming, warming.length);
      const { perSecond } = await scans(origins.verifier, codes, codes.length);
      await verifier.stop();
      return perSecond;
    },
    async () => (await scans(verifying.port, codes, codes.length)).perSecond,
  );
}

async function scansAgain(stand: Stand, { product, codes, bare }: Scene): Promise<Reading> {
  const times = stand.quick ? 1 : 5;
  const at = (port: number) => async () => (await scans(port, codes, times * codes.length)).perSecond;
  return inTurns(stand.quick ? 1 : 9, at(product.origins.verifier), at(bare.port));
}

/** Every code in turn, over and over until that many were asked for; whatever is not VALID is an error. */
async function scans(port: number, codes: readonly string[], requests: number): Promise<LoadReport> {
  const raw = codes.map((code) => scanOf(port, code));
  const report = await load({
    port,
    connections: CONNECTIONS,
    request: (n) => raw[n % raw.length] ?? Buffer.alloc(0),
    until: { requests },
    isRight: ({ status, body }) => status === 200 && body.includes('"outcome":"VALID"'),
  });
  if (report.errors > 0) throw new Error(`${report.errors} scans were not VALID.`);
  return report;
}

/** Half a minute with more connections than anybody has; first the verifier, then the bare server. */
async function crowds(
  stand: Stand,
  { product, codes, bare }: Scene,
  verifier: AppProcess,
): Promise<Readonly<Record<string, Reading>>> {
  const value = await crowd(stand, product.origins.verifier, codes, verifier);
  const baseline = await crowd(stand, bare.port, codes, bare.process);
  const reading = (of: keyof Crowd): Reading => readingOf([{ value: value[of], baseline: baseline[of] }]);
  return {
    'scan-crowd-errors': { ...reading('errors'), ratio: value.errors - baseline.errors },
    'scan-crowd': reading('perSecond'),
    'scan-memory': reading('memory'),
  };
}

interface Crowd {
  readonly errors: number;
  readonly perSecond: number;
  readonly memory: number;
}

async function crowd(
  stand: Stand,
  port: number,
  codes: readonly string[],
  process: AppProcess,
): Promise<Crowd> {
  await process.forgetPeak();
  const raw = codes.map((code) => scanOf(port, code));
  const { errors, perSecond } = await load({
    port,
    connections: stand.quick ? 200 : CROWD,
    request: (n) => raw[n % raw.length] ?? Buffer.alloc(0),
    until: { milliseconds: stand.quick ? 2_000 : 30_000 },
    isRight: ({ status, body }) => status === 200 && body.includes('"outcome":"VALID"'),
  });
  return { errors, perSecond, memory: await process.peakMemory() };
}
