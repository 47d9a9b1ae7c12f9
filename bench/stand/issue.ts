import { setTimeout as pause } from 'node:timers/promises';

import { median } from '../statistics.js';
import { load } from './load.js';
import { graphql } from './people.js';
import type { Product } from './product.js';

export const ISSUE = `mutation ($input: IssueBadgeInput!) { issueBadge(input: $input) {
  __typename ... on BadgePrepared { badge { id state } } } }`;

/** What a manager states who issues to the learner. */
export const issueTo = (learnerId: string) => ({
  input: { learnerId, nameChoice: 'INITIAL_AND_FAMILY', consent: true },
});

/** Asks for a badge for each learner over GraphQL; throws where one was refused. `onSent` hears of each before it is sent. */
export async function prepareAll(
  { manager }: Product,
  learners: readonly string[],
  clients: number,
  onSent: (learnerId: string) => void = () => undefined,
): Promise<void> {
  const { errors } = await load({
    port: manager.port,
    connections: clients,
    request: (n) => {
      const learnerId = learners[n] ?? '';
      onSent(learnerId);
      return graphql(manager, ISSUE, issueTo(learnerId));
    },
    until: { requests: learners.length },
    isRight: ({ status, body }) => status === 200 && body.includes('"BadgePrepared"'),
  });
  if (errors > 0) throw new Error(`${errors} badges were not prepared.`);
}

/** Issues to each learner, and answers once the last badge is ISSUED: how many a second, how long the middle one took. */
export async function issueAll(
  product: Product,
  learners: readonly string[],
  clients: number,
): Promise<{ readonly perSecond: number; readonly wait: number }> {
  const sent = new Map<string, number>();
  const from = performance.now();
  const [took] = await Promise.all([
    waits(product, sent, learners.length),
    prepareAll(product, learners, clients, (learnerId) => sent.set(learnerId, performance.now())),
  ]);
  return { perSecond: (learners.length * 1_000) / (performance.now() - from), wait: median(took) };
}

const LOOKS = 5;
const PATIENCE = 300_000;

/** Looks every few milliseconds which badges are ISSUED and answers how long each took since it was asked for. */
async function waits(
  { db }: Product,
  sent: Map<string, number>,
  expected: number,
): Promise<readonly number[]> {
  const took: number[] = [];
  for (const from = performance.now(); took.length < expected; await pause(LOOKS)) {
    if (performance.now() - from > PATIENCE)
      throw new Error(`${expected - took.length} badges were not signed.`);
    const issued = await db.adminQuery<{ learner_id: string }>(
      `select learner_id from badges where learner_id = any($1::uuid[]) and state = 'ISSUED'`,
      [[...sent.keys()]],
    );
    for (const { learner_id } of issued) {
      took.push(performance.now() - (sent.get(learner_id) ?? 0));
      sent.delete(learner_id);
    }
  }
  return took;
}
