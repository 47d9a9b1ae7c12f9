import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';

import { SIGN_IN_RULES } from '#platform/identity';

import { anAgency } from '../../../../test/builders/agency.builder.js';
import { HandClock } from '../../../../test/builders/hand-clock.js';
import { ROOMY } from '../../../../test/builders/limit-settings.js';
import { openTestApi, PASSWORD, type TestApi } from '../../../../test/harness/running-api.js';

const WRONG = 'a sentence for the door';
const MINUTE = 60_000;
const NOON = '2026-11-21T12:00:00Z';
const ID = '00000000-0000-4000-8000-00000000dead';
const FORM = { name: 'New', phone: '613-555-0100', email: 'a@example.org', authorisedUntil: '2099-12-31' };

let api: TestApi;
let staff: { email: string; id: string };
let manager: { email: string; id: string };
const clock = new HandClock(NOON);

beforeAll(async () => {
  api = await openTestApi({ clock, signInRules: { ...ROOMY, presence: SIGN_IN_RULES.presence } });
  const agency = await anAgency().in(api.db);
  staff = await api.account('Administrator', null);
  manager = await api.account('Manager', agency.id, 'AGENCY_MANAGER');
});
beforeEach(async () => {
  clock.set(NOON);
  await api.db.adminQuery('truncate sign_in_lock_outs');
});
afterAll(() => api.close());

const cookieOf = (answer: { get(name: 'Set-Cookie'): string[] | undefined }): string =>
  answer.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
const signsIn = async (email: string): Promise<string> =>
  cookieOf(await supertest(api.url).post('/session').send({ email, password: PASSWORD }).expect(204));
const stepsUp = (cookie: string, body: object = { password: PASSWORD }) =>
  supertest(api.url).post('/session/step-up').set('cookie', cookie).send(body);
const opens = async (cookie: string): Promise<boolean> =>
  (await supertest(api.url).get('/session').set('cookie', cookie)).status === 200;

/** What became of an act: the name of the answer, or the code with which it was turned away. */
async function act(cookie: string, field: string, input: object): Promise<string | undefined> {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${field}(input: $input) { __typename } }`;
  const { body } = await supertest(api.url)
    .post('/graphql')
    .set('cookie', cookie)
    .send({ query, variables: { input } });
  return body.errors?.[0]?.extensions?.code ?? body.data?.[field]?.__typename;
}

const authorise = (cookie: string, slug: string) => act(cookie, 'authoriseAgency', { ...FORM, slug });
const agencies = (slug: string) => api.db.adminQuery('select from agencies where slug = $1', [slug]);

describe('an act that asks for the password again (T22)', () => {
  test.each([
    ['issueBadge', () => manager, { learnerId: ID, nameChoice: 'NONE', consent: true }, 'LearnerUnknown'],
    ['revokeBadge', () => manager, { badgeId: ID, reason: 'MISUSE' }, 'BadgeUnknown'],
    ['suspendAgency', () => staff, { agencyId: ID, reason: 'Because' }, 'AgencyUnknown'],
    ['reinstateAgency', () => staff, { agencyId: ID, reason: 'Because' }, 'AgencyUnknown'],
  ])(
    '%s is done in the five minutes after it, and not a moment later',
    async (field, person, input, done) => {
      const cookie = await signsIn(person().email);
      clock.pass(5 * MINUTE);
      expect(await act(cookie, field, input)).toBe(done);
      clock.pass(1);
      expect(await act(cookie, field, input)).toBe('STEP_UP_REQUIRED');
      expect(await act(cookieOf(await stepsUp(cookie)), field, input)).toBe(done);
    },
  );

  test('a session that was taken away issues nothing: nothing is done without the password', async () => {
    const stolen = await signsIn(staff.email);
    clock.pass(6 * MINUTE);
    expect(await authorise(stolen, 'stolen')).toBe('STEP_UP_REQUIRED');
    expect(await agencies('stolen')).toEqual([]);
    expect((await stepsUp(stolen, { password: WRONG })).status).toBe(403);
    expect(await authorise(stolen, 'stolen')).toBe('STEP_UP_REQUIRED');
    const again = cookieOf(await stepsUp(stolen));
    expect(await authorise(again, 'stolen')).toBe('AgencyAuthorised');
    expect(await agencies('stolen')).toHaveLength(1);
  });

  test('use alone proves nobody’s presence', async () => {
    const cookie = await signsIn(staff.email);
    for (let minute = 0; minute < 6; minute += 1) {
      clock.pass(MINUTE);
      expect(await opens(cookie)).toBe(true);
    }
    expect(await authorise(cookie, 'busy')).toBe('STEP_UP_REQUIRED');
  });

  test('is asked for in the reader’s words, and answers 200 with an error as other refusals do', async () => {
    const cookie = await signsIn(staff.email);
    clock.pass(6 * MINUTE);
    const query = `mutation { suspendAgency(input: {agencyId: "${ID}", reason: "x"}) { __typename } }`;
    const answer = await supertest(api.url)
      .post('/graphql')
      .set({ cookie, 'accept-language': 'fr' })
      .send({ query });
    expect(answer.status).toBe(200);
    expect(answer.body.errors[0].message).toContain('mot de passe');
  });
});

describe('POST /session/step-up', () => {
  test('answers 204 and the cookie of a session that has a new id', async () => {
    const before = await signsIn(manager.email);
    const answer = await stepsUp(before);
    expect(answer.status).toBe(204);
    expect(answer.get('Set-Cookie')).toEqual([
      expect.stringMatching(/^__Host-lp_sid=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/),
    ]);
    expect([await opens(before), await opens(cookieOf(answer))]).toEqual([false, true]);
  });

  test('refuses a wrong password and leaves the session as it was', async () => {
    const cookie = await signsIn(manager.email);
    const answer = await stepsUp(cookie, { password: WRONG });
    expect([answer.status, answer.body.code]).toEqual([403, 'PASSWORD_REFUSED']);
    expect(answer.get('Set-Cookie')).toBeUndefined();
    expect(await opens(cookie)).toBe(true);
  });

  test('takes five guesses, then one after a minute (T70)', async () => {
    const cookie = await signsIn(manager.email);
    for (let guess = 0; guess < 5; guess += 1)
      expect((await stepsUp(cookie, { password: WRONG })).status).toBe(403);
    const answer = await stepsUp(cookie);
    expect([answer.status, answer.body.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
    expect(answer.headers['retry-after']).toBe('60');
    clock.pass(MINUTE);
    expect((await stepsUp(cookie)).status).toBe(204);
  });

  test('is open to whoever is signed in while somebody guesses at the door outside (T22, T70)', async () => {
    const { email } = await api.account('Watched', null);
    const cookie = await signsIn(email);
    const outside = () => supertest(api.url).post('/session').send({ email, password: WRONG });
    for (let guess = 0; guess < 5; guess += 1) await outside();
    expect((await outside()).status).toBe(429);
    const renewed = cookieOf(await stepsUp(cookie).expect(204));
    expect(await opens(renewed)).toBe(true);
    expect((await outside()).status).toBe(429);
  });

  test.each(['', `__Host-lp_sid=${'A'.repeat(43)}`, 'lp_sid=x'])('is for sessions: %j', async (cookie) => {
    const answer = await stepsUp(cookie);
    expect([answer.status, answer.body.code]).toEqual([401, 'UNAUTHENTICATED']);
    expect(await api.db.adminQuery('select from sign_in_lock_outs')).toEqual([]);
  });

  test('is for whoever still has a role', async () => {
    const leaver = await api.account('Leaver', null);
    const cookie = await signsIn(leaver.email);
    await api.db.adminQuery('update staff_roles set ended_at = now() where account_id = $1', [leaver.id]);
    expect((await stepsUp(cookie)).status).toBe(401);
  });

  test.each([{}, { password: '' }, { password: ['x'] }, { password: { length: 20 } }, []])(
    'wants a password: %j',
    async (body) => {
      const answer = await stepsUp(await signsIn(manager.email), body);
      expect([answer.status, answer.body.code]).toEqual([400, 'FORM_INCOMPLETE']);
    },
  );

  test('one of two at once goes through, and one session is left', async () => {
    const { email, id } = await api.account('Hasty', null);
    const cookie = await signsIn(email);
    const answers = await Promise.all([stepsUp(cookie), stepsUp(cookie)]);
    const through = answers.filter(({ status }) => status === 204);
    expect(through).toHaveLength(1);
    expect(await opens(cookieOf(through[0]!))).toBe(true);
    const standing = 'select from sessions where account_id = $1 and ended_at is null';
    expect(await api.db.adminQuery(standing, [id])).toHaveLength(1);
  });
});
