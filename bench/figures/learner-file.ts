import { readFile } from 'node:fs/promises';

import { freePort } from '../../test/harness/free-port.js';
import type { Figure, Reading } from '../figure.js';
import { inTurns } from '../rounds.js';
import { load } from '../stand/load.js';
import { data, graphql, type SignedIn } from '../stand/people.js';
import { openProduct, type Product } from '../stand/product.js';
import type { Stand } from '../stand/stand.js';
import { Wire } from '../stand/wire.js';
import { median } from '../statistics.js';

const SHORT = 'the same page of a learner with 10 entries and no earlier attempts';
const DOCUMENTS = new URL('../../dist/portal-documents.json', import.meta.url);
const WHO = '{ __typename }';

/** A learner’s whole page, as the portal asks for it, must cost the same however long their history is. */
export const learnerFile: Figure = {
  lines: [
    {
      name: 'learner-file-statements',
      unit: 'statements',
      baseline: SHORT,
      goal: { of: 'value', is: 'at most', bound: 4 },
    },
    { name: 'learner-file-time', unit: 'ms', baseline: SHORT, goal: null },
  ],
  async measure(stand) {
    const product = await openProduct(stand);
    const [long = '', short = ''] = await product.qualify(2);
    await livesLong(product, long, stand.quick ? 1_000 : 10_000);
    await product.db.adminQuery(HISTORY, [short, 10]);
    await product.db.adminQuery('analyze journal_entries, completions, completion_attempts');
    const text = await documentOf('Learner');
    const turn = (id: string) => () => timeOf(product.manager, text, id);
    return {
      'learner-file-statements': await statementsOf(stand, product, text, [long, short]),
      'learner-file-time': await inTurns(stand.quick ? 3 : 11, turn(long), turn(short)),
    };
  },
};

/** The operation of that name, as the portal was built with it. */
async function documentOf(name: string): Promise<string> {
  const manifest = JSON.parse(await readFile(DOCUMENTS, 'utf8')) as Record<string, string>;
  const text = Object.values(manifest).find((document) => document.startsWith(`query ${name}(`));
  if (text === undefined) throw new Error(`The portal was built without the operation ${name}.`);
  return text;
}

/** So many entries, and each assignment handed in twenty-one times. */
async function livesLong({ db }: Product, learnerId: string, entries: number): Promise<void> {
  await db.adminQuery(HISTORY, [learnerId, entries]);
  await db.adminQuery(
    `begin; set local session_replication_role = replica;
     update completions set attempt = 21 where learner_id = '${learnerId}';
     insert into completion_attempts select (jsonb_populate_record(null::completion_attempts, to_jsonb(c)
       || jsonb_build_object('attempt', nr, 'state', 'RETURNED', 'return_reason', 'Again.'))).*
       from completions c, generate_series(1, 20) as n (nr) where c.learner_id = '${learnerId}';
     commit`,
  );
}

const HISTORY = `
  insert into journal_entries (id, agency_id, recorded_at, type, object_kind, object_id, subject_id, entry)
  select gen_random_uuid(), agency_id, now() - nr * interval '1 minute', 'completion.accepted', 'completion', id, id,
    '{"facts":{}}'
  from learners, generate_series(1, $2::integer) as n (nr) where id = $1`;

async function timeOf(person: SignedIn, text: string, id: string): Promise<number> {
  const page = graphql(person, text, { id });
  const { latencies, errors } = await load({
    port: person.port,
    connections: 1,
    request: () => page,
    until: { requests: 50 },
    isRight: ({ status, body }) => status === 200 && body.includes('"history":{"edges":[{'),
  });
  if (errors > 0) throw new Error(`${errors} pages of a learner were not answered.`);
  return median(latencies);
}

/** Statements that read, without those by which the session is looked up: read off the wire, at an api that is not timed. */
async function statementsOf(
  stand: Stand,
  { db, origins, manager }: Product,
  text: string,
  [long, short]: readonly [string, string],
): Promise<Reading> {
  const wire = await Wire.to(db.adminUrl);
  stand.atTheEnd(() => wire.close());
  const port = await freePort();
  await stand.app('api', wire.url, { ...origins, api: port });
  const reads = async (query: string, variables: object): Promise<number> => {
    await data({ port, cookie: manager.cookie }, query, variables);
    wire.restart();
    await data({ port, cookie: manager.cookie }, query, variables);
    return wire.traffic().statements.filter((sql) => /\bfrom\b/i.test(sql)).length;
  };
  const who = await reads(WHO, {});
  const [value, baseline] = [
    (await reads(text, { id: long })) - who,
    (await reads(text, { id: short })) - who,
  ];
  return { value, baseline, ratio: value / baseline };
}
