import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema as fromSdl } from 'graphql';

import { fixedClock, systemClock } from '#platform/clock';

import { AUTHORISATION } from '../../apps/api/src/authorisation.js';
import { buildSchema } from '../../apps/api/src/print-schema.js';
import { aProgramme } from '../builders/programme.builder.js';
import { untilNoJobWaits } from '../harness/jobs.js';
import { openTestApi, type TestApi } from '../harness/running-api.js';
import { type CastMember, theCast } from './actors.js';
import { type Answer, ask, bytesOf, get, post } from './asking.js';
import { aMarkedAgency, type MarkedAgency } from './marked-agencies.js';
import { type Kind, put, type RootCall, rootCalls, UNKNOWN_ID } from './root-calls.js';
import { marksIn, outsideRows } from './traces.js';

const NAMES = [
  ...['AG1-LEARNER', 'AG2-LEARNER'],
  ...[1, 2, 3].flatMap((n) => ['MANAGER', 'REGISTRAR', 'ASSESSOR'].map((role) => `AG${n}-AGENCY_${role}`)),
  ...['somebody of two agencies', 'LPHQ_ADMINISTRATOR', 'nobody', 'somebody whose session has ended'],
];
/** What a gateway might be asked to say about whoever asks. Nobody of ours listens. */
const CLAIMS = [
  'x-tenant',
  'x-tenant-id',
  'x-agency',
  'x-agency-id',
  'x-forwarded-user',
  'x-role',
  'x-as-agency',
];
const REST = [
  '/session',
  '/organisation/logo',
  '/version',
  '/healthz',
  '/readyz',
  '/',
  '/learners',
  '/nowhere.json',
];

const schema = await buildSchema();
const CALLS = rootCalls(schema);

let api: TestApi;
let agencies: MarkedAgency[];
let cast: CastMember[];
/** Requests that were judged. */
let cells = 0;

beforeAll(async () => {
  api = await openTestApi({
    portalFolder: fileURLToPath(new URL('../../apps/portal', import.meta.url)),
    // Answers say of what second they are: it stays the same one, so that two of them can be the same bytes.
    clock: fixedClock(systemClock.now().toISOString()),
  });
  await aProgramme().in(api.db);
  agencies = [];
  for (const number of [1, 2, 3]) agencies.push(await aMarkedAgency(api, number));
  cast = await theCast(api, agencies);
});
afterAll(() => api.close());

describe('P01: every root field × every actor, with own and foreign ids', () => {
  test('the cast is who this file says it is', () => expect(cast.map(({ name }) => name)).toEqual(NAMES));

  test.each(NAMES)('%s is shown what is theirs, and nothing of anybody else (T62, T80)', async (name) => {
    const actor = castMember(name);
    await untilNoJobWaits(api.db);
    const before = await outsideRows(api.db, actor.home?.id ?? null);
    const answers: Answer[] = [];
    for (const call of CALLS) answers.push(...(await asked(actor, call)));
    for (const path of REST) answers.push(await ask(api.url + path, actor));
    cells += REST.length;
    expect(answers.flatMap((answer) => marksIn(answer, actor.forbidden))).toEqual([]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    if (actor.ownMark !== null)
      expect(answers.some((answer) => marksIn(answer, [actor.ownMark as string]).length > 0)).toBe(true);
    if (actor.roles[0] !== 'LPHQ_ADMINISTRATOR')
      expect(await outsideRows(api.db, actor.home?.id ?? null)).toEqual(before);
  });

  test('is a thousand cells or more', () => expect(cells).toBeGreaterThanOrEqual(1_000));
});

function castMember(name: string): CastMember {
  return cast.find((each) => each.name === name) as CastMember;
}

/** One call with every id it may be given; each answer as the table has it, and no difference between ids that are not one's own. */
async function asked(actor: CastMember, call: RootCall): Promise<Answer[]> {
  const nobodys = call.variables();
  const first = await judged(actor, call, nobodys);
  const answers = [first];
  await sameByGet(actor, call, nobodys, first);
  for (const { path, what } of call.ids) {
    for (const id of ownIds(actor, what)) {
      const own = put(call.variables(), path, id);
      answers.push(await judged(actor, call, own));
      if (call.root === 'Query') await sameByGet(actor, call, own, answers.at(-1) as Answer);
    }
    const told = new Set<string>();
    // Where the first question named an id that nothing has, it is not asked once more: its answer stands.
    const isAsked = isDeepStrictEqual(put(nobodys, path, UNKNOWN_ID), nobodys);
    const sound = isAsked ? nobodys : call.variables();
    for (const id of otherIds(actor, what, call)) {
      const variables = put(sound, path, id);
      const answered = isAsked && id === UNKNOWN_ID ? first : await judged(actor, call, variables);
      const answer = butAsked(answered, variables);
      told.add(bytesOf(answer));
      answers.push(answer);
    }
    expect({ call: call.name, answers: [...told] }).toEqual({ call: call.name, answers: [[...told][0]] });
  }
  return answers;
}

/** An act on several learners says of whom each answer is: the very id that was asked about tells nothing. */
function butAsked(answer: Answer, variables: Record<string, unknown>): Answer {
  const asked = JSON.stringify(variables);
  const body = answer.body.replace(/"learnerId":("[^"]*")/g, (whole, id: string) =>
    asked.includes(id) ? '"learnerId":"asked"' : whole,
  );
  if (body === answer.body) return answer;
  return { ...answer, headers: answer.headers.replace(/^content-length: .*$/m, ''), body };
}

async function judged(
  actor: CastMember,
  call: RootCall,
  variables: Record<string, unknown>,
): Promise<Answer> {
  const answer = await post(api.url, actor, call.document, variables);
  cells += 1;
  const { data, errors } = JSON.parse(answer.body) as {
    data?: Record<string, unknown> | null;
    errors?: { extensions: { code: string } }[];
  };
  const isAllowed = AUTHORISATION[call.name]?.some((role) => actor.roles.includes(role)) ?? false;
  const expected = actor.roles.length === 0 ? 'UNAUTHENTICATED' : isAllowed ? undefined : 'FORBIDDEN';
  expect({ call: call.name, code: errors?.[0]?.extensions.code }).toEqual({
    call: call.name,
    code: expected,
  });
  if (isAllowed) expect(data).toHaveProperty(call.field);
  else expect(data?.[call.field] ?? null).toBeNull();
  return answer;
}

/** A GET answers a query in the same bytes, and refuses an act. */
async function sameByGet(
  actor: CastMember,
  call: RootCall,
  variables: Record<string, unknown>,
  answer: Answer,
): Promise<void> {
  cells += 1;
  const byGet = await get(api.url, actor, call.document, variables);
  if (call.root === 'Mutation') expect(byGet.status).toBe(405);
  else expect(bytesOf(byGet)).toBe(bytesOf(answer));
}

function ownIds({ home, foreign, roles }: CastMember, kind: Kind): readonly string[] {
  if (home) return home.own[kind];
  return roles.length > 0 && OPEN_TO_LPHQ.has(kind) ? foreign.flatMap(({ own }) => own[kind]) : [];
}

/** What LPHQ decides about in every agency. */
const OPEN_TO_LPHQ: ReadonlySet<Kind> = new Set<Kind>(['agency', 'completion', 'transfer']);

/** Other agencies' of the same kind, none's, of another kind, and of no form. Nothing that LPHQ decides about is foreign to it. */
/** In a sheet a community that is left out is a field to fill in, and says nothing about anybody. */
const MAY_BE_LEFT_OUT = new Set([
  'Query.learnerSheet',
  'Mutation.enrolLearners',
  'Query.openingSheet',
  'Mutation.enterOpeningRecords',
]);

function otherIds(actor: CastMember, kind: Kind, { name }: RootCall): readonly string[] {
  const isOpen = actor.roles[0] === 'LPHQ_ADMINISTRATOR' && OPEN_TO_LPHQ.has(kind);
  const foreign = isOpen ? [] : actor.foreign.map(({ own }) => own[kind][0] as string);
  const another = kind === 'learner' ? 'community' : 'learner';
  const ofAnotherKind = (actor.home ?? agencies[0])?.own[another][0] as string;
  return [UNKNOWN_ID, ...foreign, ofAnotherKind, 'not-an-id', ...(MAY_BE_LEFT_OUT.has(name) ? [] : [''])];
}

test('a list of one community holds nobody of another, and its counts are its own', async () => {
  const manager = castMember('AG1-AGENCY_MANAGER');
  const { communities, number } = agencies[0] as MarkedAgency;
  const learners = CALLS.find(({ name }) => name === 'Query.learners') as RootCall;
  const answer = await post(api.url, manager, learners.document, {
    ...{ first: 5, order: 'NAME', filter: { communityId: communities[1] } },
  });
  expect(marksIn(answer, [`ag${number}-hall one`, `ag${number}-qualified`])).toEqual([]);
  expect(answer.body).toContain('"totalCount":1');
});

test('a header that claims a tenant or a role changes not a byte of any answer (T81)', async () => {
  await untilNoJobWaits(api.db);
  const claims = Object.fromEntries(CLAIMS.map((header) => [header, agencies[1]?.id ?? '']));
  for (const actor of ['AG1-AGENCY_MANAGER', 'LPHQ_ADMINISTRATOR'].map(castMember)) {
    for (const call of CALLS.filter(({ root }) => root === 'Query')) {
      const ownId = (all: Record<string, unknown>, { path, what }: (typeof call.ids)[number]) =>
        put(all, path, ownIds(actor, what)[0] ?? null);
      const variables = call.ids.reduce(ownId, call.variables());
      const plain = await post(api.url, actor, call.document, variables);
      const claimed = await post(api.url, actor, call.document, variables, claims);
      expect(bytesOf(claimed)).toBe(bytesOf(plain));
    }
  }
});

describe('a field that the generator cannot fill fails, so that none is left out', () => {
  test.each([
    ['an argument', 'type Query { learners(colour: String): ID }', 'learners(colour: String)'],
    ['an id of no kind', 'type Query { thing(id: ID!): ID }', 'thing(id: ID!)'],
    [
      'a field of an input',
      'type Query { a(input: In!): ID } input In { shade: Int }',
      'a(input.shade: Int)',
    ],
    ['an argument of an answer', 'type Query { a: A } type A { b(size: Int!): ID }', 'b(size)'],
  ])('%s', (_, sdl, named) => {
    expect(() => rootCalls(fromSdl(sdl))).toThrow(named);
  });

  test('everything that the table names is called', () => {
    expect(CALLS.map(({ name }) => name).sort()).toEqual(Object.keys(AUTHORISATION).sort());
  });
});
