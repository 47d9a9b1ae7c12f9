import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { AUTHORISATION } from '../../apps/api/src/authorisation.js';
import { buildSchema } from '../../apps/api/src/print-schema.js';
import { aProgramme } from '../builders/programme.builder.js';
import { aLearnerSession } from '../harness/learners.js';
import { openTestApi, PASSWORD, type TestApi } from '../harness/running-api.js';
import { type Actor, type Answer, get, post, signIn } from '../isolation/asking.js';
import { aMarkedAgency, type MarkedAgency } from '../isolation/marked-agencies.js';
import { type Place, put, type RootCall, rootCalls } from '../isolation/root-calls.js';
import { insidesIn } from './insides.js';

const schema = await buildSchema();
const CALLS = rootCalls(schema);
const file = await readFile(new URL('sql-payloads.txt', import.meta.url), 'utf8');
const PAYLOADS = file.trimEnd().split('\n');

/** Every place of every call that takes text: ids, sort places, filters, and what people write. */
const PLACES = CALLS.flatMap((call) => call.texts.map((place) => ({ call, place })));
const named = ({ call, place }: (typeof PLACES)[number]) => `${call.name} ${place.path.join('.')}`;

/** Ids are all read by one reader: so much of the list at each of their places, and over the places all of it many times. */
const AN_IDS_SHARE = 40;

let api: TestApi;
let home: MarkedAgency;
let member: Actor;
let lphq: Actor;
let learner: Actor;

beforeAll(async () => {
  api = await openTestApi();
  await aProgramme().in(api.db);
  home = await aMarkedAgency(api, 1);
  const roles = ['AGENCY_MANAGER', 'AGENCY_ASSESSOR'] as const;
  const { email } = await api.account('Manager', home.id, ...roles);
  member = await signIn(api.url, 'a manager who also assesses', email, PASSWORD);
  const staff = await api.account('Administrator', null);
  lphq = await signIn(api.url, 'LPHQ', staff.email, PASSWORD);
  const manager = await api.person('Leader', home.id, 'AGENCY_MANAGER');
  const team = { agencyId: home.id, manager, registrar: manager, assessor: manager };
  const { cookie } = await aLearnerSession(api, team, home.own.learner[1] as string);
  learner = { name: 'a learner', cookie };
});
afterAll(() => api.close());

/** How many rows every table has, but those that an honest act adds to. */
async function rowCounts(): Promise<Record<string, string>> {
  const tables = await api.db.adminQuery<{ name: string }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
  );
  const counts = tables.map(({ name }) => `select '${name}' as name, count(*) as n from public.${name}`);
  const rows = await api.db.adminQuery<{ name: string; n: string }>(counts.join(' union all '));
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}

/** Somebody whose field it is. */
function asker({ name }: RootCall): Actor {
  const roles = AUTHORISATION[name] ?? [];
  if (roles.includes('LEARNER')) return learner;
  return roles.every((role) => role === 'LPHQ_ADMINISTRATOR') ? lphq : member;
}

/** Sound arguments of ids that nothing has, so that nothing but the payload decides; and the payload in its place. */
function ask(call: RootCall, place: Place<string>, payload: string, by = post): Promise<Answer> {
  const variables = put(call.variables(), place.path, payload);
  return by(api.url, asker(call), call.brief, variables);
}

/** What an answer says, without the names and addresses that an act may have taken as they are. */
function kindOf({ status, body }: Answer): string {
  const { data, errors } = JSON.parse(body) as {
    data?: Record<string, unknown>;
    errors?: { extensions: unknown }[];
  };
  const types = Object.values(data ?? {}).map(
    (value) => (value as { __typename?: string } | null)?.__typename ?? null,
  );
  return JSON.stringify([status, types, errors?.map(({ extensions }) => extensions)]);
}

/** A member of the result's union, whichever, and no error. */
const TAKEN_OR_REFUSED = /^\[200,\["\w+"\],null\]$/;

/** A few at a time, so that the api is not left waiting for us. */
async function each(payloads: readonly string[], act: (payload: string) => Promise<void>): Promise<void> {
  for (let at = 0; at < payloads.length; at += 8) await Promise.all(payloads.slice(at, at + 8).map(act));
}

/** The share of the place with this number: where the one before it left off, round the whole list. */
const shareOf = (nr: number): string[] =>
  Array.from(
    { length: AN_IDS_SHARE },
    (_, at) => PAYLOADS[(nr * AN_IDS_SHARE + at) % PAYLOADS.length] as string,
  );

describe('P14: SQL in every place that takes text (T86, T97)', () => {
  test('a hundred payloads, some thirty places', () => {
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(100);
    expect(new Set(PAYLOADS).size).toBe(PAYLOADS.length);
    expect(PLACES.length).toBeGreaterThan(25);
    const ids = PLACES.filter(({ place }) => place.what === 'ID');
    expect(new Set(ids.flatMap((_, nr) => shareOf(nr))).size).toBe(PAYLOADS.length);
  });

  describe('an id or a place in a list answers as a word that nothing has', () => {
    const strict = PLACES.filter(
      ({ call, place }) => place.what === 'ID' || (call.root === 'Query' && place.what === 'String'),
    );
    test.each(strict.map((each, nr) => [named(each), each, nr] as const))(
      '%s',
      async (_, { call, place }, nr) => {
        const payloads = place.what === 'ID' ? shareOf(nr) : PAYLOADS;
        const before = await rowCounts();
        const harmless = await ask(call, place, 'nothing-has-this');
        const other: string[] = [];
        await each(payloads, async (payload) => {
          const answer = await ask(call, place, payload);
          if (answer.body !== harmless.body || answer.status !== harmless.status)
            other.push(`${payload}: ${answer.body}`);
        });
        expect(other).toEqual([]);
        expect(insidesIn({ text: harmless.body, headers: harmless.headers })).toEqual([]);
        if (call.root === 'Query')
          expect((await ask(call, place, PAYLOADS[0] as string, get)).body).toBe(harmless.body);
        expect(await rowCounts()).toEqual(before);
      },
    );
  });

  describe('a text that people write is taken as text or refused by its field, never a fault', () => {
    const written = PLACES.filter(({ call, place }) => place.what !== 'ID' && call.root === 'Mutation');
    test.each(written.map((each) => [named(each), each] as const))('%s', async (_, { call, place }) => {
      const before = await rowCounts();
      const faults: string[] = [];
      await each(PAYLOADS, async (payload) => {
        const answer = await ask(call, place, payload);
        const insides = insidesIn({ text: without(answer.body, payload), headers: answer.headers });
        if (!TAKEN_OR_REFUSED.test(kindOf(answer)) || insides.length > 0)
          faults.push(`${payload}: ${kindOf(answer)} ${insides.join()}`);
      });
      expect(faults).toEqual([]);
      const after = await rowCounts();
      for (const [table, count] of Object.entries(before))
        expect({ table, less: Number(after[table]) < Number(count) }).toEqual({ table, less: false });
    });
  });

  test('what was taken stands as it was written, and the schema as it was', async () => {
    const [row] = await api.db.adminQuery<{ n: string }>(
      `select count(*) as n from communities where name like '%drop table learners%'`,
    );
    expect(Number(row?.n)).toBeGreaterThan(0);
    expect((await rowCounts())['learners']).toMatch(/^[1-9]/);
  });
});

/** An answer may repeat what was written; then that is not ours. */
function without(body: string, payload: string): string {
  return body.replaceAll(JSON.stringify(payload).slice(1, -1), '').replaceAll(payload, '');
}
