import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';

import { anAgency } from '../../../../test/builders/agency.builder.js';
import { openTestApi, PASSWORD, type TestApi } from '../../../../test/harness/running-api.js';
import { documentId, readTrustedDocuments } from './trusted-documents.js';

const VIEWER = 'query Viewer { viewer { displayName } }';
const REGISTER = `mutation Register($input: RegisterCommunityInput!) {
  registerCommunity(input: $input) { __typename ... on CommunityRegistered { community { name } } } }`;
/** As deep as nothing may go: a manifest opens no way round the limits. */
const TOO_DEEP = `query Deep { learners(first: 1) { edges { node { enrolment { programmeVersion {
  tiers { modules { outcomes { text { en } } } } } } } } } }`;
const [VIEWER_ID, REGISTER_ID, DEEP_ID] = [VIEWER, REGISTER, TOO_DEEP].map(documentId);
const REFUSED = { errors: [{ message: expect.any(String), extensions: { code: 'DOCUMENT_NOT_TRUSTED' } }] };

let folder: string;
let strict: TestApi;
let open: TestApi;
let cookie: string;
let openCookie: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'documents-'));
  const documentsFile = join(folder, 'portal-documents.json');
  const manifest = Object.fromEntries([VIEWER, REGISTER, TOO_DEEP].map((text) => [documentId(text), text]));
  await writeFile(documentsFile, JSON.stringify(manifest));
  [strict, open] = await Promise.all([
    openTestApi({ documentsFile, trustedDocumentsOnly: true }),
    openTestApi({ documentsFile, trustedDocumentsOnly: false }),
  ]);
  [cookie, openCookie] = (await Promise.all([strict, open].map(signedIn))) as [string, string];
});
afterAll(async () => {
  await Promise.all([strict.close(), open.close()]);
  await rm(folder, { recursive: true });
});

async function signedIn(api: TestApi): Promise<string> {
  const agency = await anAgency().in(api.db);
  const { email } = await api.account('Zoé Manager', agency.id, 'AGENCY_MANAGER');
  const answer = await supertest(api.url).post('/session').send({ email, password: PASSWORD });
  return answer.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
}

const sends = (body: object) => supertest(strict.url).post('/graphql').set('cookie', cookie).send(body);

describe('a caller with a session', () => {
  test('sends a document of the portal by its id, with variables', async () => {
    expect((await sends({ documentId: VIEWER_ID })).body.data).toEqual({
      viewer: { displayName: 'Zoé Manager' },
    });
    const input = { name: 'Riverside Hall', guardModel: 'NONE' };
    const answer = await sends({ documentId: REGISTER_ID, operationName: 'Register', variables: { input } });
    expect(answer.body.data.registerCommunity.community).toEqual({ name: 'Riverside Hall' });
  });

  test.each([
    ['a text', { query: '{ viewer { displayName } }' }],
    ['a text that the portal sends too', { query: VIEWER }],
    ['a text beside an id', { documentId: VIEWER_ID, query: '{ __typename }' }],
    ['an id that nothing has', { documentId: documentId('{ __typename }') }],
    ['a name that every object has', { documentId: 'constructor' }],
    ['an id that is no text', { documentId: [VIEWER_ID] }],
    ['no id', { documentId: null, query: VIEWER }],
    ['the hash of a text', { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }],
    ['nothing', {}],
    ['a batch', [{ documentId: VIEWER_ID }]],
  ])('is refused %s, in the same words', async (_, body) => {
    const answer = await sends(body);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual(REFUSED);
  });

  test('is refused a GET, whatever it names', async () => {
    for (const asked of [`query=${encodeURIComponent(VIEWER)}`, `documentId=${VIEWER_ID}`]) {
      const answer = await supertest(strict.url)
        .get(`/graphql?${asked}`)
        .set('cookie', cookie)
        .set('apollo-require-preflight', 'yes');
      expect(answer.status).toBe(400);
      expect(answer.body).toEqual(REFUSED);
    }
  });

  test('is held to the limits with a document of the manifest too (T76)', async () => {
    const answer = await sends({ documentId: DEEP_ID });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].extensions).toEqual({ code: 'GRAPHQL_VALIDATION_FAILED' });
  });

  test('reads the reason in French', async () => {
    const answer = await sends({ query: VIEWER }).set('accept-language', 'fr');
    expect(answer.body.errors[0].message).toContain('Rechargez la page');
  });
});

test('without a session a text is read, and learns what every stranger learns', async () => {
  const answer = await supertest(strict.url).post('/graphql').send({ query: VIEWER });
  expect(answer.body.errors[0].extensions).toEqual({ code: 'UNAUTHENTICATED' });
  const unknown = await supertest(strict.url).post('/graphql').send({ documentId: 'unknown' });
  expect(unknown.body).toEqual(REFUSED);
});

test('a second cookie buys nothing: its caller is nobody', async () => {
  const answer = await supertest(strict.url)
    .post('/graphql')
    .set('cookie', `${cookie}; __Host-lp_sid=other`)
    .send({ query: VIEWER });
  expect(answer.body.errors[0].extensions).toEqual({ code: 'UNAUTHENTICATED' });
});

test('a demo that is told so takes texts as well as ids', async () => {
  for (const body of [{ query: VIEWER }, { documentId: VIEWER_ID }]) {
    const answer = await supertest(open.url).post('/graphql').set('cookie', openCookie).send(body);
    expect(answer.body.data).toEqual({ viewer: { displayName: 'Zoé Manager' } });
  }
});

describe('the manifest', () => {
  test('whose ids are not their texts’ is not served from', async () => {
    const file = join(folder, 'spoilt.json');
    await writeFile(file, JSON.stringify({ [VIEWER_ID as string]: VIEWER.replace('viewer', 'other') }));
    await expect(readTrustedDocuments(file)).rejects.toThrow('not the hash');
  });

  test('that was not built knows no document', async () => {
    expect(await readTrustedDocuments(join(folder, 'missing.json'))).toEqual(new Map());
    expect(await readTrustedDocuments(null)).toEqual(new Map());
  });
});
