import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';

import { anAgency } from '../../../../test/builders/agency.builder.js';
import { aliased, bomb } from '../../../../test/builders/heavy-documents.js';
import { openTestApi, PASSWORD, type TestApi } from '../../../../test/harness/running-api.js';

let api: TestApi;
let live: TestApi;
let cookie: string;

beforeAll(async () => {
  [api, live] = await Promise.all([
    openTestApi(),
    openTestApi({ production: true, publicOrigin: 'https://portal.example.org' }),
  ]);
  const agency = await anAgency().in(api.db);
  const { email } = await api.account('Zoé Manager', agency.id, 'AGENCY_MANAGER');
  const answer = await supertest(api.url).post('/session').send({ email, password: PASSWORD });
  cookie = answer.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
});
afterAll(() => Promise.all([api.close(), live.close()]));

const post = (at: TestApi = api) => supertest(at.url).post('/graphql').set('cookie', cookie);
const ask = (query: string, variables = {}) => post().send({ query, variables });
const REGISTER = 'mutation { registerCommunity(input: {name: "X", guardModel: NONE}) { __typename } }';
const communities = () => api.db.adminQuery('select from communities');

describe('a form on another site does nothing (T73, T74)', () => {
  test.each([
    ['text/plain', JSON.stringify({ query: REGISTER })],
    ['application/x-www-form-urlencoded', `query=${encodeURIComponent(REGISTER)}`],
    [
      'multipart/form-data; boundary=x',
      `--x\r\nContent-Disposition: form-data; name="query"\r\n\r\n${REGISTER}\r\n--x--`,
    ],
    ['', JSON.stringify({ query: REGISTER })],
  ])('as %j', async (type, body) => {
    const request = post().set('apollo-require-preflight', 'yes');
    if (type) void request.set('content-type', type);
    else void request.unset('content-type');
    expect([400, 415]).toContain((await request.send(body)).status);
    expect(await communities()).toEqual([]);
  });

  test('as a GET, with and without a content type', async () => {
    const get = () =>
      supertest(api.url)
        .get(`/graphql?query=${encodeURIComponent(REGISTER)}`)
        .set('cookie', cookie);
    expect((await get()).status).toBe(400);
    expect((await get().set('apollo-require-preflight', 'yes')).status).toBe(405);
    expect((await get().set('content-type', 'application/json; charset=utf-8')).status).toBe(405);
    expect((await get().set('content-type', 'message/rfc822')).status).toBe(415);
    expect(await communities()).toEqual([]);
  });

  test.each([
    'https://evil.example',
    'null',
    'http://localhost.evil.example',
    'http://localhost:3000.evil.example',
  ])('from the origin %s', async (origin) => {
    for (const door of ['/graphql', '/session']) {
      const answer = await supertest(api.url)
        .post(door)
        .set('cookie', cookie)
        .set('origin', origin)
        .send({ query: REGISTER });
      expect(answer.status).toBe(403);
      expect(answer.body).toMatchObject({ code: 'ORIGIN_REFUSED' });
    }
    expect(await communities()).toEqual([]);
  });

  test('from another site that hides its origin', async () => {
    expect((await post().set('sec-fetch-site', 'cross-site').send({ query: REGISTER })).status).toBe(403);
    expect((await post().set('sec-fetch-site', 'same-site').send({ query: REGISTER })).status).toBe(403);
  });

  test('a session cannot be ended from another site', async () => {
    expect(
      (
        await supertest(api.url)
          .delete('/session')
          .set('cookie', cookie)
          .set('origin', 'https://evil.example')
      ).status,
    ).toBe(403);
    expect((await ask('{ viewer { displayName } }')).body.data).toEqual({
      viewer: { displayName: 'Zoé Manager' },
    });
  });

  test('the portal itself may', async () => {
    const answer = await post()
      .set('origin', 'http://localhost:3000')
      .send({ query: '{ viewer { displayName } }' });
    expect(answer.status).toBe(200);
  });
});

describe('a host that is not ours is answered 421 (T90)', () => {
  test.each([
    ['/session', 'evil.example'],
    ['/graphql', 'evil.example'],
    ['/', 'localhost.evil.example'],
    ['/version', 'portal.example.org'],
  ])('%s as %s', async (path, host) => {
    expect((await supertest(api.url).get(path).set('host', host)).status).toBe(421);
  });

  test('with a real origin, loopback names are not ours either; probes are asked by address', async () => {
    expect((await supertest(live.url).get('/version')).status).toBe(421);
    expect((await supertest(live.url).get('/version').set('host', 'portal.example.org')).status).toBe(200);
    expect((await supertest(live.url).get('/readyz')).status).toBe(200);
  });

  test('X-Forwarded-Host changes nothing', async () => {
    expect(
      (await supertest(live.url).get('/version').set('x-forwarded-host', 'portal.example.org')).status,
    ).toBe(421);
  });
});

describe('what is asked for', () => {
  test('in a batch is refused', async () => {
    expect((await post().send([{ query: '{ viewer { displayName } }' }])).status).toBe(400);
  });

  test('with a field that does not exist is refused and suggests nothing (T77)', async () => {
    const answer = await ask('{ viewer { displayNam } }');
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
    expect(answer.text).not.toMatch(/did you mean/i);
  });

  test('with a value or a field that an input does not have suggests none (T77)', async () => {
    const mutation =
      'mutation ($input: RegisterCommunityInput!) { registerCommunity(input: $input) { __typename } }';
    for (const input of [
      { name: 'X', guardModel: 'NON' },
      { nam: 'X', guardModel: 'NONE' },
    ]) {
      const answer = await ask(mutation, { input });
      expect(answer.body.errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT' });
      expect(answer.text).not.toMatch(/did you mean|"NONE"|CONTRACTED/i);
    }
    const literal = await ask(
      'mutation { registerCommunity(input: { name: "X", guardModel: NON }) { __typename } }',
    );
    expect(literal.status).toBe(400);
    expect(literal.text).not.toMatch(/did you mean/i);
  });

  test('with a field more in an input is refused (T02)', async () => {
    const answer = await ask(
      'mutation ($input: RegisterCommunityInput!) { registerCommunity(input: $input) { __typename } }',
      { input: { name: 'X', guardModel: 'NONE', agencyId: 'other', standing: 'AUTHORISED' } },
    );
    expect(answer.body.errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect(await communities()).toEqual([]);
  });

  /** Fields that are there, one list too deep: the words of the outcomes for each learner of a page. */
  const PROGRAMME_OF_LEARNERS = `{ learners(first: 1) { edges { node { enrolment { programmeVersion {
    tiers { modules { outcomes { text { en } } } } } } } } } }`;

  test.each([
    ['a fragment bomb', bomb(12)],
    ['ten fields deep', PROGRAMME_OF_LEARNERS],
    ['sixteen aliases', `{ viewer { ${aliased(16)} } }`],
    [
      'six root fields',
      '{ __typename a: __typename b: __typename c: __typename d: __typename e: __typename }',
    ],
    ['a fragment that spreads itself', '{ viewer { ...f } } fragment f on Viewer { agency { ...f } }'],
    ['no document at all', ''],
    ['no GraphQL', '}{'],
  ])('beyond the limits answers 400: %s (T76, T78)', async (_, query) => {
    const answer = await ask(query);
    expect(answer.status).toBe(400);
    expect(answer.text).not.toMatch(/at \/|node_modules|FAULT/);
  });

  test('with more than 1,000 tokens is not even read to its end', async () => {
    const answer = await ask(`query ($ids: [Int!] = [${'1 '.repeat(1_001)}]) { viewer { displayName } }`);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0]).toMatchObject({
      message: expect.stringContaining('tokens'),
      extensions: { code: 'GRAPHQL_PARSE_FAILED' },
    });
  });

  test('by the hash of a document is refused', async () => {
    const answer = await post().send({
      extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } },
    });
    expect(answer.body.errors[0].extensions).toEqual({ code: 'PERSISTED_QUERY_NOT_SUPPORTED' });
  });

  test('over 100 KB is refused', async () => {
    expect((await ask(`{ viewer { displayName } } # ${'x'.repeat(110_000)}`)).status).toBe(413);
  });

  test('of the schema is answered in a demo and not in production (T77)', async () => {
    const query = '{ __schema { types { name } } }';
    expect((await ask(query)).status).toBe(200);
    const hidden = await supertest(live.url)
      .post('/graphql')
      .set('host', 'portal.example.org')
      .send({ query });
    expect(hidden.status).toBe(400);
  });

  test.each([0, -1, 101, 2_147_483_647])('a page of %d is refused with the limit', async (first) => {
    const answer = await ask('query ($first: Int!) { communities(first: $first) { edges { cursor } } }', {
      first,
    });
    expect(answer.body.errors[0]).toMatchObject({
      message: expect.stringContaining('100'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  test.each(['', 'x', 'W10', 'eyJrZXkiOiJhIn0', 'A'.repeat(3_000)])(
    'a place %j in a list is refused',
    async (after) => {
      const answer = await ask(
        'query ($after: String) { learners(first: 1, after: $after) { edges { cursor } } }',
        { after },
      );
      expect(answer.body.errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT' });
    },
  );
});

describe('a fault', () => {
  test('is logged once and answered with the number that it was logged under (T97)', async () => {
    const before = api.logged.length;
    const answer = await post().set('accept-language', 'fr').send({ query: '{ programme { edition } }' });
    const [error] = answer.body.errors as { message: string; extensions: { code: string; number: string } }[];
    expect(error?.extensions.code).toBe('FAULT');
    expect(error?.message).toBe(
      `Une erreur est survenue de notre côté. Mentionnez ${error?.extensions.number}.`,
    );
    const faults = api.logged
      .slice(before)
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .filter(({ level }) => level === 50);
    expect(faults).toEqual([
      expect.objectContaining({
        request: error?.extensions.number,
        says: expect.stringContaining('programme'),
      }),
    ]);
    expect(answer.text).not.toMatch(/operator seed|at \/|stack/);
  });
});

test('every answer carries the headers that keep other pages out', async () => {
  const answers = await Promise.all([
    ask('{ viewer { displayName } }'),
    supertest(api.url).get('/healthz'),
    supertest(api.url).get('/nowhere'),
  ]);
  for (const { headers } of answers) {
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('strict-origin');
    expect(headers['strict-transport-security']).toBeUndefined();
  }
  const secure = await supertest(live.url).get('/healthz');
  expect(secure.headers['strict-transport-security']).toContain('max-age=63072000');
});

test.each([
  ['put', '/graphql', 'GET, POST'],
  ['delete', '/graphql', 'GET, POST'],
  ['put', '/session', 'GET, POST, DELETE'],
  ['patch', '/session?x=1', 'GET, POST, DELETE'],
  ['put', '/session/step-up', 'POST'],
  ['post', '/healthz', 'GET'],
  ['delete', '/readyz', 'GET'],
  ['post', '/version', 'GET'],
] as const)('%s %s is answered 405, with what is taken there', async (method, path, allowed) => {
  const answer = await supertest(api.url)[method](path).send({});
  expect(answer.status).toBe(405);
  expect(answer.headers['allow']).toBe(allowed);
  expect(answer.body).toMatchObject({ code: 'METHOD_NOT_ALLOWED' });
  expect((await supertest(api.url).head('/healthz')).status).toBe(200);
});

test('health and readiness', async () => {
  expect((await supertest(api.url).get('/healthz')).body).toEqual({ status: 'ok' });
  expect((await supertest(api.url).get('/readyz')).body).toEqual({ status: 'ready' });
});
