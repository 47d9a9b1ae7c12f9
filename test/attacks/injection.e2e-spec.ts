import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { AUTHORISATION } from '../../apps/api/src/authorisation.js';
import { buildSchema } from '../../apps/api/src/print-schema.js';
import { aProgramme } from '../builders/programme.builder.js';
import { aLearnerSession } from '../harness/learners.js';
import { openTestApi, PASSWORD, type TestApi } from '../harness/running-api.js';
import { type Actor, type Answer, get, post, signIn } from '../isolation/asking.js';
import { aMarkedAgency, type MarkedAgency } from '../isolation/marked-agencies.js';
import { numbered, type Place, put, type RootCall, rootCalls } from '../isolation/root-calls.js';
import { insidesIn } from './insides.js';

const schema = await buildSchema();
const CALLS = rootCalls(schema);
const file = await readFile(new URL('sql-payloads.txt', import.meta.url), 'utf8');
const PAYLOADS = file.trimEnd().split('\n');

/** Every place of every call that takes text: ids, sort places, filters, and what people write. */
const PLACES = CALLS.flatMap((call) => call.texts.map((place) => ({ call, place })));
const named = ({ call, place }: (typeof PLACES)[number]) => `${call.name} ${place.path.join('.')}`;

/** As many calls as the api takes in one operation: so many payloads are asked about by one request, each in a call of its own. */
const IN_ONE = 5;
/** A word that nothing has. */
const HARMLESS = 'nothing-has-this';

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

/** Sound arguments of ids that nothing has, so that nothing but the payload decides; and each payload in its place. */
function ask(call: RootCall, place: Place<string>, payloads: readonly string[], by = post): Promise<Answer> {
  const variables = numbered(payloads.map((payload) => put(call.variables(), place.path, payload)));
  return by(api.url, asker(call), call.brief(payloads.length), variables);
}

/** What an answer says of each call. */
function dataOf({ body }: Answer): Record<string, unknown> {
  return (JSON.parse(body) as { data?: Record<string, unknown> | null }).data ?? {};
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

/** A member of the result's union for each call, whichever, and no error. */
const TAKEN_OR_REFUSED = new RegExp(`^\\[200,\\[("\\w+",?){${IN_ONE}}\\],null\\]$`);

/** As many as one request asks about; the last of them filled up with a harmless word. */
function groupsOf(payloads: readonly string[], inOne: number): string[][] {
  const groups: string[][] = [];
  for (let at = 0; at < payloads.length; at += inOne)
    groups.push(Array.from({ length: inOne }, (_, nr) => payloads[at + nr] ?? HARMLESS));
  return groups;
}

/** Two requests at a time, so that the api is not left waiting for us. */
async function each(
  groups: readonly (readonly string[])[],
  act: (group: readonly string[]) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < groups.length; at += 2) await Promise.all(groups.slice(at, at + 2).map(act));
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
        // A cursor of no form is refused for the whole operation: each is asked about by itself.
        const inOne = place.path.at(-1) === 'after' ? 1 : IN_ONE;
        const harmless = await ask(call, place, Array<string>(inOne).fill(HARMLESS));
        if (inOne > 1) expect(Object.keys(dataOf(harmless))).toHaveLength(inOne);
        const other: string[] = [];
        await each(groupsOf(payloads, inOne), async (group) => {
          const answer = await ask(call, place, group);
          if (answer.body !== harmless.body || answer.status !== harmless.status)
            other.push(`${group.join('\n')}: ${answer.body}`);
        });
        expect(other).toEqual([]);
        expect(insidesIn({ text: harmless.body, headers: harmless.headers })).toEqual([]);
        if (call.root === 'Query')
          expect((await ask(call, place, PAYLOADS.slice(0, inOne), get)).body).toBe(harmless.body);
        expect(await rowCounts()).toEqual(before);
      },
    );
  });

  describe('a text that people write is taken as text or refused by its field, never a fault', () => {
    const written = PLACES.filter(({ call, place }) => place.what !== 'ID' && call.root === 'Mutation');
    test.each(written.map((each) => [named(each), each] as const))('%s', async (_, { call, place }) => {
      const before = await rowCounts();
      const faults: string[] = [];
      await each(groupsOf(PAYLOADS, IN_ONE), async (group) => {
        const answer = await ask(call, place, group);
        const insides = insidesIn({ text: group.reduce(without, answer.body), headers: answer.headers });
        if (!TAKEN_OR_REFUSED.test(kindOf(answer)) || insides.length > 0)
          faults.push(`${group.join('\n')}: ${kindOf(answer)} ${insides.join()}`);
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
