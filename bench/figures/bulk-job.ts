import { generateKeyPairSync, sign } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import type { Figure, Reading } from '../figure.js';
import { readingOf } from '../rounds.js';
import { load } from '../stand/load.js';
import { data, graphql } from '../stand/people.js';
import { openProduct, type Product } from '../stand/product.js';
import { percentile } from '../statistics.js';

/** The most that one job takes. */
const BADGES = 10_000;
const PATIENCE = 900_000;

/** Ten thousand badges by one act of a manager: prepared by the job in the api, signed and committed by the worker. */
export const bulkJob: Figure = {
  lines: [
    {
      name: 'bulk-job-signatures',
      unit: 'signatures/s',
      baseline: 'the same bytes signed by node:crypto, one after the other, and thrown away',
      goal: { of: 'ratio', is: 'at least', bound: 0.6 },
    },
    {
      name: 'bulk-job-page-p95',
      unit: 'ms',
      baseline: 'the same pages of the roster before the job',
      goal: { of: 'ratio', is: 'at most', bound: 3 },
    },
  ],
  async measure(stand) {
    const product = await openProduct(stand);
    const learners = await product.qualify(stand.quick ? 500 : BADGES);
    await pages(product, (asked) => asked < 50);
    const idle = await pages(product, (asked) => asked < (stand.quick ? 200 : 2_000));
    const { seconds, latencies } = await issuedByOneAct(product, learners);
    const rate = (2 * learners.length) / seconds;
    return {
      'bulk-job-signatures': readingOf([{ value: rate, baseline: await rawSignatures(product, learners) }]),
      'bulk-job-page-p95': ratioOf(percentile(latencies, 95), percentile(idle, 95)),
    };
  },
};

const ACT = `mutation ($input: IssueBadgesInput!) { issueBadges(input: $input) { __typename ... on Problem { message } } }`;

/** From the act to the moment at which the last of them is ISSUED; and how long pages took meanwhile. */
async function issuedByOneAct(
  product: Product,
  learners: readonly string[],
): Promise<{ readonly seconds: number; readonly latencies: readonly number[] }> {
  const from = performance.now();
  let isOver = false;
  const asked = pages(product, () => !isOver);
  try {
    const input = { learners: { matching: { work: 'READY_FOR_BADGE' } }, nameChoice: 'NONE', consent: false };
    const answer = (await data(product.manager, ACT, { input })) as { issueBadges: { __typename: string } };
    if (answer.issueBadges.__typename !== 'JobStarted') throw new Error(JSON.stringify(answer));
    await untilIssued(product, learners.length, from);
  } finally {
    isOver = true;
  }
  const seconds = (performance.now() - from) / 1_000;
  return { seconds, latencies: await asked };
}

async function untilIssued({ db, agency }: Product, expected: number, from: number): Promise<void> {
  for (;;) {
    const [row] = await db.adminQuery<{ waiting: string; running: string }>(
      `select (select count(*) from to_sign) as waiting,
         (select count(*) from jobs where agency_id = $1 and finished_at is null) as running`,
      [agency.id],
    );
    if (row?.waiting === '0' && row.running === '0') break;
    if (performance.now() - from > PATIENCE) throw new Error('The job did not come to its end.');
    await pause(20);
  }
  const [job] = await db.adminQuery<{ succeeded: number }>(
    'select succeeded from jobs where agency_id = $1 order by started_at desc limit 1',
    [agency.id],
  );
  if (job?.succeeded !== expected) throw new Error(`${String(job?.succeeded)} badges were issued.`);
}

const PAGE = `{ learners(first: 50) { edges { node { id displayName badges { state } } } pageInfo { endCursor } } }`;

/** One after the other with a breath between them, as people ask. */
async function pages({ manager }: Product, goesOn: (asked: number) => boolean): Promise<readonly number[]> {
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

async function rawSignatures({ db }: Product, learners: readonly string[]): Promise<number> {
  const rows = await db.adminQuery<{ jwt_payload: Buffer; cwt_payload: Buffer }>(
    'select jwt_payload, cwt_payload from badges where learner_id = any($1::uuid[])',
    [learners],
  );
  const payloads = rows.flatMap(({ jwt_payload, cwt_payload }) => [jwt_payload, cwt_payload]);
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const from = performance.now();
  for (const payload of payloads) sign('sha256', payload, { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return (payloads.length * 1_000) / (performance.now() - from);
}

function ratioOf(value: number, baseline: number): Reading {
  return { value, baseline, ratio: value / baseline };
}
