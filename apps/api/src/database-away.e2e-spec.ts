import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import supertest from 'supertest';

import { anAgency } from '../../../test/builders/agency.builder.js';
import { aRoadTo, type Road } from '../../../test/builders/road.js';
import { openTestApi, PASSWORD, type TestApi } from '../../../test/harness/running-api.js';

let api: TestApi;
let road: Road;
let cookie: string;

beforeAll(async () => {
  api = await openTestApi({
    reachedBy: async (url) => {
      road = await aRoadTo(url);
      return road.url;
    },
  });
  const agency = await anAgency().in(api.db);
  const { email } = await api.account('Zoé', agency.id, 'AGENCY_MANAGER');
  const answer = await supertest(api.url).post('/session').send({ email, password: PASSWORD }).expect(204);
  cookie = answer.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
});
beforeEach(() => road.open().catch(() => undefined));
afterAll(async () => {
  await api.close();
  road.close();
});

const asks = () =>
  supertest(api.url).post('/graphql').set('cookie', cookie).send({ query: '{ viewer { displayName } }' });
const DOORS: readonly (readonly [string, () => supertest.Test])[] = [
  ['GET /session', () => supertest(api.url).get('/session').set('cookie', cookie)],
  ['POST /session', () => supertest(api.url).post('/session').send({ email: 'a@b.ca', password: PASSWORD })],
  ['POST /password-reset', () => supertest(api.url).post('/password-reset').send({ email: 'a@b.ca' })],
];

test.each(DOORS)('%s says that the database is away, and when to ask again', async (_, request) => {
  road.close();
  const answer = await request().set('accept-language', 'fr-CA');
  expect(answer.status).toBe(503);
  expect(answer.headers['retry-after']).toBe('5');
  expect(answer.body).toEqual({
    code: 'DATABASE_AWAY',
    message: 'Nos dossiers sont injoignables en ce moment. Réessayez dans quelques secondes.',
  });
});

test('so does GraphQL, and answers again once the database is back', async () => {
  road.close();
  const answer = await asks();
  expect(answer.status).toBe(503);
  expect(answer.headers['retry-after']).toBe('5');
  expect(answer.body.errors).toMatchObject([{ extensions: { code: 'DATABASE_AWAY' } }]);
  await road.open();
  expect((await asks()).body).toEqual({ data: { viewer: { displayName: 'Zoé' } } });
});
