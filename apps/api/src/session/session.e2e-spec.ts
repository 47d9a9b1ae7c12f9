import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';

import { anAgency } from '../../../../test/builders/agency.builder.js';
import { openTestApi, PASSWORD, type TestApi } from '../../../../test/harness/running-api.js';

let api: TestApi;
let manager: { email: string; id: string };

beforeAll(async () => {
  api = await openTestApi();
  const agency = await anAgency().named('North Agency').withSlug('north').in(api.db);
  manager = await api.account('Zoé Manager', agency.id, 'AGENCY_MANAGER');
});
afterAll(() => api.close());

const signIn = (email: string, password: string, cookie = '') =>
  supertest(api.url).post('/session').set('cookie', cookie).send({ email, password });
const cookieOf = (answer: { get(name: 'Set-Cookie'): string[] | undefined }): string =>
  answer.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
const who = (cookie: string) => supertest(api.url).get('/session').set('cookie', cookie);

describe('POST /session', () => {
  test('answers 204 and a cookie of this host alone', async () => {
    const answer = await signIn(manager.email, PASSWORD);
    expect(answer.status).toBe(204);
    expect(answer.get('Set-Cookie')).toEqual([
      expect.stringMatching(/^__Host-lp_sid=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/),
    ]);
  });

  test('says the same of an unknown address, a wrong password and a disabled account (T71)', async () => {
    const agency = await anAgency().in(api.db);
    const disabled = await api.account('Disabled', agency.id, 'AGENCY_MANAGER');
    await api.db.adminQuery('update accounts set disabled_at = now() where id = $1', [disabled.id]);
    const answers = await Promise.all([
      signIn('nobody@example.org', PASSWORD),
      signIn(manager.email, 'a sentence for the door'),
      signIn(disabled.email, PASSWORD),
      signIn('no address\u0000', PASSWORD),
    ]);
    for (const { status, text, headers } of answers) {
      expect(status).toBe(401);
      expect(JSON.parse(text)).toMatchObject({ code: 'SIGN_IN_REFUSED' });
      expect(text).toBe(answers[0].text);
      expect(headers['set-cookie']).toBeUndefined();
    }
  });

  test('ends the session that the request brought along (T69)', async () => {
    const before = cookieOf(await signIn(manager.email, PASSWORD));
    const after = cookieOf(await signIn(manager.email, PASSWORD, before));
    expect(after).not.toBe(before);
    expect((await who(before)).status).toBe(401);
    expect((await who(after)).status).toBe(200);
  });

  test('never takes over an id that somebody else chose (T69)', async () => {
    const planted = `__Host-lp_sid=${'A'.repeat(43)}`;
    const after = cookieOf(await signIn(manager.email, PASSWORD, planted));
    expect(after).not.toBe(planted);
    expect((await who(planted)).status).toBe(401);
  });

  test.each([
    ['application/x-www-form-urlencoded', `email=a%40example.org&password=x`, 415],
    ['text/plain', '{"email":"a@example.org","password":"x"}', 415],
    ['multipart/form-data; boundary=x', '--x--', 415],
    ['application/json', 'not json', 400],
    ['application/json', '[]', 400],
    ['application/json', 'null', 400],
    ['application/json', '{"email":{"a":1},"password":["x"]}', 400],
    ['application/json', '{"__proto__":{"email":"a"}}', 400],
    ['application/json', `{"email":"${'a'.repeat(110_000)}"}`, 413],
  ])('takes a small JSON form and nothing else: %s %#', async (type, body, status) => {
    const answer = await supertest(api.url).post('/session').set('content-type', type).send(body);
    expect(answer.status).toBe(status);
    expect(answer.text).not.toMatch(/at \/|node_modules|Error:/);
  });

  test('reads no credentials from the address', async () => {
    const query = `email=${encodeURIComponent(manager.email)}&password=${encodeURIComponent(PASSWORD)}`;
    expect((await supertest(api.url).post(`/session?${query}`).send({})).status).toBe(400);
  });
});

describe('GET /session', () => {
  test('says who is signed in, for which agency, and where badges are verified', async () => {
    const answer = await who(cookieOf(await signIn(manager.email, PASSWORD)));
    expect(answer.body).toEqual({
      account: { displayName: 'Zoé Manager', email: manager.email, locale: 'en-CA' },
      roles: ['AGENCY_MANAGER'],
      agency: { name: 'North Agency', slug: 'north', standing: 'AUTHORISED', logo: null },
      agencies: [],
      idleUntil: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      endsAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      now: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      portal: { verifyOrigin: 'http://localhost:3001' },
    });
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  test('says that LPHQ acts for no agency', async () => {
    const { email } = await api.account('Administrator', null);
    const answer = await who(cookieOf(await signIn(email, PASSWORD)));
    expect(answer.body).toMatchObject({ roles: ['LPHQ_ADMINISTRATOR'], agency: null });
  });

  test('answers 401 to everybody else, in their language', async () => {
    const answer = await who('').set('accept-language', 'fr-CA');
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({
      code: 'UNAUTHENTICATED',
      message: expect.stringContaining('connecté'),
    });
  });
});

describe('DELETE /session', () => {
  test('ends the session and takes the cookie away', async () => {
    const cookie = cookieOf(await signIn(manager.email, PASSWORD));
    const answer = await supertest(api.url).delete('/session').set('cookie', cookie);
    expect(answer.status).toBe(204);
    expect(answer.get('Set-Cookie')?.[0]).toMatch(/^__Host-lp_sid=;.*Max-Age=0$/);
    expect((await who(cookie)).status).toBe(401);
  });

  test('asks nothing of whoever is not signed in', async () => {
    expect((await supertest(api.url).delete('/session')).status).toBe(204);
  });
});

test('no log line holds an address, a password or a session id', async () => {
  const cookie = cookieOf(await signIn(manager.email, PASSWORD));
  const lines = api.logged.join('');
  expect(lines).toContain('/session');
  for (const secret of [manager.email, PASSWORD, cookie.split('=')[1] as string])
    expect(lines).not.toContain(secret);
});
