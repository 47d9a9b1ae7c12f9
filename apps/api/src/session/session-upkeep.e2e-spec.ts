import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';

import { aStaffMember } from '../../../../test/builders/actor.builder.js';
import { anAgency } from '../../../../test/builders/agency.builder.js';
import { HandClock } from '../../../../test/builders/hand-clock.js';
import { openTestApi, PASSWORD, type TestApi } from '../../../../test/harness/running-api.js';

const NEW = 'another long sentence';
const MINUTE = 60_000;
const NOON = '2026-11-21T12:00:00Z';
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const BACKGROUND = ['x-lphq-background', '1'] as const;

let api: TestApi;
let home: { id: string; slug: string };
let zoe: { email: string; id: string };
const clock = new HandClock(NOON);

beforeAll(async () => {
  api = await openTestApi({ clock });
});
beforeEach(async () => {
  clock.set(NOON);
  home = await agencyOf('Home Agency');
  zoe = await api.account('Zoé', home.id, 'AGENCY_MANAGER');
});
afterAll(() => api.close());

async function agencyOf(name: string): Promise<{ id: string; slug: string }> {
  const slug = `a-${randomUUID().slice(0, 8)}`;
  return { id: (await anAgency().named(name).withSlug(slug).in(api.db)).id, slug };
}

const cookieOf = (answer: { get(name: 'Set-Cookie'): string[] | undefined }): string =>
  answer.get('Set-Cookie')?.[0]?.split(';')[0] ?? '';
async function signsIn(email = zoe.email, password = PASSWORD): Promise<string> {
  const request = supertest(api.url).post('/session').set('user-agent', FIREFOX);
  return cookieOf(await request.send({ email, password }).expect(204));
}
const who = (cookie: string) => supertest(api.url).get('/session').set('cookie', cookie);
const opens = async (...cookies: string[]): Promise<boolean[]> =>
  Promise.all(cookies.map(async (cookie) => (await who(cookie)).status === 200));
const posts = (path: string, cookie: string, body: object = {}) =>
  supertest(api.url).post(path).set('cookie', cookie).send(body);
const asks = (cookie: string, query: string, variables: object = {}) =>
  posts('/graphql', cookie, { query, variables });

describe('a request in the background', () => {
  test.each<[string, (cookie: string) => supertest.Test]>([
    ['GET /session', who],
    ['a query', (cookie) => asks(cookie, '{ viewer { displayName } }')],
  ])('is no use of the session: %s', async (_, request) => {
    const cookie = await signsIn();
    for (let passed = 0; passed < 29; passed += 1) {
      clock.pass(MINUTE);
      expect((await request(cookie).set(...BACKGROUND)).status).toBe(200);
    }
    clock.pass(MINUTE);
    expect(await opens(cookie)).toEqual([false]);
  });

  test('is what says so with a 1, and nothing else', async () => {
    const cookie = await signsIn();
    clock.pass(10 * MINUTE);
    const answer = await who(cookie).set('x-lphq-background', 'yes');
    expect(answer.body).toMatchObject({
      idleUntil: '2026-11-21T12:40:00.000Z',
      endsAt: '2026-11-22T00:00:00.000Z',
    });
  });
});

describe('POST /session/extend', () => {
  test('counts as use at once, and says until when', async () => {
    const cookie = await signsIn();
    clock.pass(30_000);
    const answer = await posts('/session/extend', cookie).expect(200);
    expect(answer.body).toEqual({
      idleUntil: '2026-11-21T12:30:30.000Z',
      endsAt: '2026-11-22T00:00:00.000Z',
      now: '2026-11-21T12:00:30.000Z',
    });
    clock.pass(30 * MINUTE - 1);
    expect(await opens(cookie)).toEqual([true]);
  });

  test('is nobody’s without a session', async () => {
    expect((await posts('/session/extend', '').expect(401)).body).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('POST /session/agency', () => {
  let second: { id: string; slug: string };

  beforeEach(async () => {
    second = await agencyOf('Second Agency');
    const membership = { accountId: zoe.id, agencyId: second.id, role: 'AGENCY_ASSESSOR' } as const;
    await api.identity.addMembership.run(aStaffMember(), membership);
  });

  test('goes on in another agency under a new id, and the old one is dead (T69)', async () => {
    const before = await signsIn();
    expect((await who(before)).body).toMatchObject({
      agency: { slug: home.slug },
      agencies: [{ slug: second.slug, name: 'Second Agency' }],
    });
    const after = cookieOf(await posts('/session/agency', before, { slug: second.slug }).expect(204));
    expect(await opens(before, after)).toEqual([false, true]);
    expect((await who(after)).body).toMatchObject({
      roles: ['AGENCY_ASSESSOR'],
      agency: { slug: second.slug },
      agencies: [{ slug: home.slug, name: 'Home Agency' }],
    });
  });

  test('goes on at LPHQ where the slug is null, for its people alone', async () => {
    const cookie = await signsIn();
    await posts('/session/agency', cookie, { slug: null }).expect(404);
    await api.identity.addStaffRole.run(aStaffMember(), { accountId: zoe.id, role: 'LPHQ_ADMINISTRATOR' });
    expect((await who(cookie)).body).toMatchObject({
      agencies: [{ slug: null, name: 'LPHQ' }, { slug: second.slug }],
    });
    const after = cookieOf(await posts('/session/agency', cookie, { slug: null }).expect(204));
    expect((await who(after)).body).toMatchObject({ roles: ['LPHQ_ADMINISTRATOR'], agency: null });
  });

  test('says the same of an agency that is not theirs and of none, and the session stays', async () => {
    const cookie = await signsIn();
    const foreign = await agencyOf('Foreign Agency');
    const answers = [];
    for (const slug of [foreign.slug, 'nowhere', "' or true --"])
      answers.push(await posts('/session/agency', cookie, { slug }));
    for (const { status, text } of answers) expect([status, text]).toEqual([404, answers[0]?.text]);
    expect(await opens(cookie)).toEqual([true]);
  });

  test.each([[{}], [{ slug: '' }], [{ slug: 7 }], [{ slug: ['a'] }]])('is no form: %j', async (form) => {
    expect((await posts('/session/agency', await signsIn(), form)).status).toBe(400);
  });

  test('whoever is removed there is out at the next request', async () => {
    const before = await signsIn();
    const after = cookieOf(await posts('/session/agency', before, { slug: second.slug }).expect(204));
    await api.db.adminQuery('update memberships set ended_at = now() where agency_id = $1', [second.id]);
    expect(await opens(after)).toEqual([false]);
  });
});

describe('POST /session/password', () => {
  test('changes one’s own: this browser goes on under a new id, every other is out', async () => {
    const [here, there] = [await signsIn(), await signsIn()];
    const answer = await posts('/session/password', here, { present: PASSWORD, password: NEW }).expect(204);
    expect(await opens(here, there, cookieOf(answer))).toEqual([false, false, true]);
    await supertest(api.url).post('/session').send({ email: zoe.email, password: PASSWORD }).expect(401);
    await signsIn(zoe.email, NEW);
  });

  test.each<[number, string, object]>([
    [403, 'PASSWORD_REFUSED', { present: 'a sentence for the door', password: NEW }],
    [422, 'INVALID_INPUT', { present: PASSWORD, password: 'too short' }],
    [400, 'FORM_INCOMPLETE', { present: '', password: NEW }],
    [400, 'FORM_INCOMPLETE', { password: NEW }],
  ])('answers %i %s and changes nothing', async (status, code, form) => {
    const cookie = await signsIn();
    const answer = await posts('/session/password', cookie, form);
    expect([answer.status, answer.body]).toEqual([status, expect.objectContaining({ code })]);
    expect(await opens(cookie)).toEqual([true]);
    await signsIn();
  });

  test('asks for a session', async () => {
    await posts('/session/password', '', { present: PASSWORD, password: NEW }).expect(401);
  });
});

describe('mySessions', () => {
  const LIST = '{ mySessions { id device current createdAt lastSeenAt endsAt } }';
  const END = `mutation ($input: EndMySessionInput!) { endMySession(input: $input) {
    __typename ... on MySessionEnded { sessionId } ... on Problem { message } } }`;

  test('lists where one is signed in, in one’s language, by names that open nothing', async () => {
    const [, here] = [await signsIn(), await signsIn()];
    clock.pass(5 * MINUTE);
    const { body } = await asks(here, LIST).set('accept-language', 'fr-CA');
    expect(body.data.mySessions).toEqual([
      {
        id: expect.any(String),
        device: 'Firefox sous Linux',
        current: true,
        createdAt: NOON,
        lastSeenAt: null,
        endsAt: '2026-11-22T00:00:00Z',
      },
      expect.objectContaining({ current: false, lastSeenAt: NOON }),
    ]);
    for (const { id } of body.data.mySessions as { id: string }[])
      expect(await opens(`__Host-lp_sid=${id}`)).toEqual([false]);
  });

  test('says of a device what it knows', async () => {
    const request = supertest(api.url).post('/session').set('user-agent', '<b>curl</b>');
    const cookie = cookieOf(await request.send({ email: zoe.email, password: PASSWORD }));
    expect((await asks(cookie, LIST)).body.data.mySessions).toMatchObject([{ device: 'Unknown device' }]);
  });

  test('are ended one by one: dead at the next request; nobody else’s', async () => {
    const [there, here] = [await signsIn(), await signsIn()];
    const stranger = await signsIn((await api.account('Other', home.id, 'AGENCY_MANAGER')).email);
    const listed = (await asks(here, LIST)).body.data.mySessions as { id: string; current: boolean }[];
    const sessionId = listed.find(({ current }) => !current)?.id;
    const ends = async (cookie: string, id = sessionId): Promise<string> =>
      (await asks(cookie, END, { input: { sessionId: id } })).body.data.endMySession.__typename as string;
    expect(await ends(stranger)).toBe('MySessionUnknown');
    expect(await opens(there)).toEqual([true]);
    expect(await ends(here)).toBe('MySessionEnded');
    expect(await opens(there, here)).toEqual([false, true]);
    expect([await ends(here), await ends(here, 'not-an-id')]).toEqual([
      'MySessionUnknown',
      'MySessionUnknown',
    ]);
  });

  test('are ended all but this one', async () => {
    const [there, here, elsewhere] = [await signsIn(), await signsIn(), await signsIn()];
    const { body } = await asks(
      here,
      'mutation { endMyOtherSessions { ... on MyOtherSessionsEnded { count } } }',
    );
    expect(body.data.endMyOtherSessions).toEqual({ count: 2 });
    expect(await opens(there, here, elsewhere)).toEqual([false, true, false]);
  });

  test('a language that is chosen stays', async () => {
    const cookie = await signsIn();
    const query = `mutation { changeMyLanguage(input: { locale: FR_CA }) { ... on MyLanguageChanged { locale } } }`;
    expect((await asks(cookie, query)).body.data.changeMyLanguage).toEqual({ locale: 'FR_CA' });
    expect((await who(await signsIn())).body).toMatchObject({ account: { locale: 'fr-CA' } });
  });
});
